// Hangul composed per jamo in the opinion table while another person changes the row it is composed in.
// docs/hangul.md says which test is which case.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import { until } from "../support/until.ts"
import { TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { hangulRounds, livePairOfFile } from "./support/live-pair-of-file.ts"
import {
  caretAt,
  cellOf,
  emptyOpinion,
  linesOn,
  opinionAt,
  rowOf,
  settledIn,
  startIn,
} from "./support/writing-place.ts"

const pairNow = livePairOfFile("hangul-opinions")

/** Chooses from the menu of the row this cell is in. */
async function rowMenu(page: Page, place: string, name: string): Promise<void> {
  await rowOf(page, place)
    .getByRole("button", { name: /행 메뉴$/ })
    .click()
  await page.getByRole("menuitem", { name, exact: true }).click()
}

/** An opinion cell with a line in it, my caret between 앞 and 뒤. */
async function writtenCell(): Promise<string> {
  const { mine, other } = pairNow()
  const place = await emptyOpinion(pairNow())
  await startIn(mine.page, place)
  await mine.page.keyboard.insertText("앞뒤")
  await cellOf(other.page, place).getByText("앞뒤").waitFor()
  await mine.page.keyboard.press("ArrowLeft")
  return place
}

/** Both pages and the server hold exactly these lines. */
async function expectOpinion(place: string, lines: readonly string[]): Promise<void> {
  expect(await settledIn(pairNow(), opinionAt(pairNow(), place))).toEqual(lines)
}

const WRITTEN = [`앞${TYPED}뒤`]

/** Waits until the other's page has told the server, so that my page hears of it before my next jamo. */
async function onOtherPage(act: (page: Page) => Promise<unknown>): Promise<void> {
  const { arrived, other } = pairNow()
  const before = arrived.edits
  await act(other.page)
  await until(() => arrived.edits > before, { what: "the other's edit" })
}

describe.each(hangulRounds())("in the opinion table, round %i", (_round) => {
  it("[ED29] both begin an empty opinion at once: each finds the words together, whole and once", async () => {
    const { mine, other, cdp } = pairNow()
    const place = await emptyOpinion(pairNow())
    await startIn(other.page, place)
    await startIn(mine.page, place)
    await typeHangul(cdp, () => onOtherPage((page) => page.keyboard.insertText("*")))
    const lines = await settledIn(pairNow(), opinionAt(pairNow(), place))
    expect(lines.join("")).toMatch(new RegExp(`^(?:${TYPED}\\*{14}|\\*{14}${TYPED})$`))
  })

  it("[ED3] another moves my row up and down while I compose: exactly the text typed", async () => {
    const place = await writtenCell()
    await typeHangul(pairNow().cdp, async (n) => {
      if (n % 4 === 0) {
        const way = n % 8 === 0 ? opinionsText.moveUp : opinionsText.moveDown
        await onOtherPage((page) => rowMenu(page, place, way))
      }
    })
    await expectOpinion(place, WRITTEN)
  })

  it("[ED3] another deletes my row while I compose: it stays, and comes back with exactly the text typed", async () => {
    const { mine, other, cdp } = pairNow()
    const place = await writtenCell()
    await typeHangul(cdp, async (n) => n === 4 && onOtherPage((page) => rowMenu(page, place, opinionsText.remove)))
    await cellOf(other.page, place).waitFor({ state: "detached" })
    await until(
      async () => (await linesOn(opinionAt(pairNow(), place), mine.page).allTextContents()).join() === WRITTEN.join(),
    )
    await mine.page.getByRole("alert").getByRole("button", { name: opinionsText.restore }).click()
    await expectOpinion(place, WRITTEN)
  })

  it("[ED3] my row stops matching the filter while I compose: it stays until I leave, with the text typed", async () => {
    const { mine, cdp } = pairNow()
    const { page } = mine
    const place = await writtenCell()
    const chip = page.getByRole("group", { name: opinionsText.filterState }).locator('[data-state="opinion"]').first()
    await chip.click()
    await startIn(page, place)
    await caretAt(page, linesOn(opinionAt(pairNow(), place), page), 1)
    await typeHangul(cdp, async (n) => {
      if (n % 4 !== 0) return
      await onOtherPage((other) =>
        rowOf(other, place)
          .locator("select")
          .selectOption(n % 8 === 0 ? "held" : "opinion"),
      )
    })
    await onOtherPage((other) => rowOf(other, place).locator("select").selectOption("held"))
    await expectOpinion(place, WRITTEN)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await cellOf(page, place).waitFor({ state: "detached" })
    await chip.click()
    await cellOf(page, place).waitFor()
  })

  it.each(["opinion", "officer"])("[ED3] a selected, not yet edited %s cell takes the first jamo", async (column) => {
    const { mine, other, cdp } = pairNow()
    const { page } = mine
    const opinion = await emptyOpinion(pairNow())
    const target = opinion.replace(/opinion$/, column)
    await startIn(page, opinion)
    await page.keyboard.press("Escape")
    if (column !== "opinion") await page.keyboard.press("ArrowLeft")
    await until(async () => (await cellOf(page, target).getAttribute("data-mode")) === "selected")
    // Meanwhile the other person writes in a cell of the same row.
    const beside = other.page.locator(`[data-place="${opinion.replace(/opinion$/, "team")}"]`)
    await beside.click()
    await typeHangul(cdp, () => onOtherPage((otherPage) => otherPage.keyboard.insertText("*")))
    await page.keyboard.press("Escape")
    await other.page.keyboard.press("Escape")
    // What the cell shows, in the text of an opinion and in the plain text of the others.
    const shown = cellOf(other.page, target).locator(column === "opinion" ? ".hj-line-text" : ":scope > span")
    await until(async () => (await shown.allTextContents()).some((words) => words.includes(TYPED)))
    expect((await shown.allTextContents()).join("").split(TYPED)).toHaveLength(2)
    await until(async () => ((await beside.textContent()) ?? "").includes("*".repeat(14)))
  })

  it("[ED3] no page complained", () => {
    expect([...pairNow().mine.complaints, ...pairNow().other.complaints]).toEqual([])
  })
})
