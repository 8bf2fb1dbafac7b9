import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import { startProduct, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { caretIn, openPair, readMinutesOf, wordsOf, type LivePair } from "./support/live-pair.ts"
import { keepPicture, launchBrowser } from "./support/people.ts"

/** How often each case is composed; the environment's HANGUL_REPEAT, 1 when absent. */
const REPEAT = Math.max(1, Number(process.env["HANGUL_REPEAT"] ?? "1") || 1)

let browser: Browser
let product: RunningProduct
let pair: LivePair

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  pair = await openPair(browser, await product.demo())
})
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return
  const name = task.name.replace(/\W+/g, "-")
  await keepPicture(pair.mine, `hangul-${name}-mine`)
  await keepPicture(pair.other, `hangul-${name}-other`)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const cellOf = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)

/** The place of the opinion cell of a new row, on both pages. */
async function emptyCell(): Promise<string> {
  const { page } = pair.mine
  const cells = page.locator('[role="row"] [data-col="opinion"]')
  const places = () => cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("data-place") ?? ""))
  const before = new Set(await places())
  await page.getByRole("button", { name: opinionsText.addRow }).first().click()
  const place = await until(async () => (await places()).find((one) => !before.has(one)))
  await cellOf(pair.other.page, place).waitFor()
  return place
}

/** The committee's words in a row, as the server has them; null while the row is deleted. */
async function serverOpinion(place: string): Promise<string | null> {
  const { opinions } = await readMinutesOf(pair)
  const row = opinions.flatMap(({ rows }) => rows).find(({ id }) => place.includes(`.${id}.`))
  if (row?.kind !== "project") return null
  return row.opinion.map(({ inline }) => wordsOf(inline)).join("\n")
}

/** Chooses from the menu of the row this cell is in. */
async function rowMenu(page: Page, place: string, name: string): Promise<void> {
  const row = page.locator(`[role="row"]:has([data-place="${place}"])`)
  await row.getByRole("button", { name: /행 메뉴$/ }).click()
  await page.getByRole("menuitem", { name, exact: true }).click()
}

/** Clicks into the cell and waits until its editor has the focus. */
async function startIn(page: Page, place: string): Promise<void> {
  await cellOf(page, place).click()
  await until(() => cellOf(page, place).evaluate((cell) => cell.contains(document.activeElement)))
}

/** An opinion cell with a line in it, my caret between 앞 and 뒤. */
async function writtenCell(): Promise<string> {
  const { page } = pair.mine
  const place = await emptyCell()
  await startIn(page, place)
  await page.keyboard.insertText("앞뒤")
  await cellOf(pair.other.page, place).getByText("앞뒤").waitFor()
  await page.keyboard.press("ArrowLeft")
  return place
}

/** Both pages and the server come to hold exactly this opinion. */
async function untilOpinion(place: string, expected: RegExp): Promise<void> {
  const opinions = async () => [
    await serverOpinion(place),
    ...(await Promise.all([pair.mine, pair.other].map(({ page }) => shownOpinion(page, place)))),
  ]
  let last: (string | null)[] = []
  await until(async () => (last = await opinions()).every((words) => expected.test(words ?? ""))).catch((cause) => {
    throw new Error(`${expected}: ${JSON.stringify(last)}`, { cause })
  })
}

async function shownOpinion(page: Page, place: string): Promise<string> {
  return (await cellOf(page, place).locator(".hj-line-text").allTextContents()).join("\n")
}

const WRITTEN = new RegExp(`^앞${TYPED}뒤$`)

describe.each(Array.from({ length: REPEAT }, (_none, round) => round + 1))(
  "in the opinion table, round %i",
  (_round) => {
    it("[ED3] an opinion: exactly the text typed, on both pages and on the server", async () => {
      const place = await emptyCell()
      await startIn(pair.mine.page, place)
      await typeHangul(pair.cdp, async () => undefined)
      await untilOpinion(place, new RegExp(`^${TYPED}$`))
    })

    it("[ED3] another types into the same opinion at my caret: exactly the text typed", async () => {
      const place = await writtenCell()
      await startIn(pair.other.page, place)
      await caretIn(pair.other.page, cellOf(pair.other.page, place).locator(".hj-line-text"), 1)
      await typeHangul(pair.cdp, () => pair.other.page.keyboard.insertText("*"))
      await untilOpinion(place, new RegExp(`^앞(?:${TYPED}\\*{14}|\\*{14}${TYPED})뒤$`))
      await pair.other.page.keyboard.press("Escape")
    })

    it("[ED3] both begin an empty opinion at once: every syllable whole, in order and once, beside the other's letters", async () => {
      const place = await emptyCell()
      await startIn(pair.other.page, place)
      await startIn(pair.mine.page, place)
      await typeHangul(pair.cdp, () => pair.other.page.keyboard.insertText("*"))
      await untilOpinion(
        place,
        new RegExp(`^(?=(?:[^*]*\\*){14}[^*]*$)[*\n]*${TYPED.split("").join("[*\\n]*")}[*\n]*$`),
      )
      await pair.other.page.keyboard.press("Escape")
    })

    it("[ED3] another moves my row while I compose: exactly the text typed", async () => {
      const place = await writtenCell()
      await typeHangul(pair.cdp, async (n) => n === 4 && rowMenu(pair.other.page, place, opinionsText.moveDown))
      await untilOpinion(place, WRITTEN)
    })

    it("[ED3] another deletes my row while I compose: it stays, and comes back with exactly the text typed", async () => {
      const place = await writtenCell()
      await typeHangul(pair.cdp, async (n) => n === 4 && rowMenu(pair.other.page, place, opinionsText.remove))
      await cellOf(pair.other.page, place).waitFor({ state: "detached" })
      expect(await shownOpinion(pair.mine.page, place)).toMatch(WRITTEN)
      await pair.mine.page.getByRole("alert").getByRole("button", { name: opinionsText.restore }).click()
      await untilOpinion(place, WRITTEN)
    })

    it("[ED3] my row stops matching the filter while I compose: it stays until I leave, with the text typed", async () => {
      const { page } = pair.mine
      const place = await writtenCell()
      const { page: otherPage } = pair.other
      const chip = page.getByRole("group", { name: opinionsText.filterState }).locator('[data-state="opinion"]').first()
      await chip.click()
      await startIn(page, place)
      await caretIn(page, cellOf(page, place).locator(".hj-line-text"), 1)
      const states = otherPage.locator(`[role="row"]:has([data-place="${place}"]) select`)
      await typeHangul(pair.cdp, async (n) => n === 4 && states.selectOption("held"))
      await untilOpinion(place, WRITTEN)
      await page.keyboard.press("Escape")
      await page.keyboard.press("Escape")
      await cellOf(page, place).waitFor({ state: "detached" })
      await chip.click()
      await cellOf(page, place).waitFor()
    })

    it.each(["opinion", "officer"])("[ED3] a selected, not yet edited %s cell takes the first jamo", async (column) => {
      const { page } = pair.mine
      const opinion = await emptyCell()
      const target = opinion.replace(/opinion$/, column)
      await startIn(page, opinion)
      await page.keyboard.press("Escape")
      if (column !== "opinion") await page.keyboard.press("ArrowLeft")
      await until(async () => (await cellOf(page, target).getAttribute("data-mode")) === "selected")
      await typeHangul(pair.cdp, async () => undefined)
      await page.keyboard.press("Escape")
      // What the cell shows, in the text of an opinion and in the plain text of the others.
      const shown = cellOf(pair.other.page, target).locator(column === "opinion" ? ".hj-line-text" : ":scope > span")
      await until(async () => (await shown.allTextContents()).some((words) => words.includes(TYPED)))
      expect((await shown.allTextContents()).join("").split(TYPED)).toHaveLength(2)
    })

    it("[ED3] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
  },
)
