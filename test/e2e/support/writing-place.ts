// A text of lines that two people write in at two browsers: the body, or one opinion cell.
import type { Locator, Page } from "playwright-core"
import { opinionsText } from "../../../shared/text/ko/opinions.ts"
import { until } from "../../support/until.ts"
import { readMinutesOf, serverLines, wordsOf, type LivePair } from "./live-pair.ts"
import { body, untilSaved } from "./minutes-page.ts"

export interface WritingPlace {
  /** Where its lines are on a page. */
  readonly root: (page: Page) => Locator
  /** Its lines on the server. */
  readonly stored: () => Promise<readonly string[]>
}

export const bodyOf = (pair: LivePair): WritingPlace => ({ root: body, stored: () => serverLines(pair) })

export const cellOf = (page: Page, place: string): Locator => page.locator(`[data-place="${place}"]`)

/** The row a cell is in, on one page. */
export const rowOf = (page: Page, place: string): Locator => page.locator(`[role="row"]:has([data-place="${place}"])`)

export const opinionAt = (pair: LivePair, place: string): WritingPlace => ({
  root: (page) => cellOf(page, place),
  stored: async () => {
    const { opinions } = await readMinutesOf(pair)
    const row = opinions.flatMap(({ rows }) => rows).find(({ id }) => place.includes(`.${id}.`))
    return row?.kind === "project" ? row.opinion.map(({ inline }) => wordsOf(inline)) : []
  },
})

/** The place of the opinion cell of a new row, on both pages. */
export async function emptyOpinion(pair: LivePair): Promise<string> {
  const { page } = pair.mine
  const cells = page.locator('[role="row"] [data-col="opinion"]')
  const places = () => cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("data-place") ?? ""))
  const before = new Set(await places())
  await page.getByRole("button", { name: opinionsText.addRow }).first().click()
  const place = await until(async () => (await places()).find((one) => !before.has(one)))
  // In a long table a row's cells are made when it comes near the view.
  await pair.other.page.locator(`[data-place="${place.slice(0, place.lastIndexOf("."))}"]`).scrollIntoViewIfNeeded()
  await cellOf(pair.other.page, place).waitFor()
  return place
}

/** Clicks into a cell and waits until its editor has the focus. */
export async function startIn(page: Page, place: string): Promise<void> {
  await cellOf(page, place).click()
  await until(() => cellOf(page, place).evaluate((cell) => cell.contains(document.activeElement)))
}

export const linesOn = ({ root }: WritingPlace, page: Page): Locator => root(page).locator(".hj-line-text")

/** The line of a place that holds these words. */
export const lineIn = (place: WritingPlace, page: Page, words: string): Locator =>
  linesOn(place, page).filter({ hasText: words })

/** Puts the caret behind so many characters of a line, by mouse and keys. */
export async function caretAt(page: Page, line: Locator, offset: number): Promise<void> {
  await line.click()
  await page.keyboard.press("Home")
  for (let step = 0; step < offset; step++) await page.keyboard.press("ArrowRight")
}

/** Writes lines at the end of my page's text and waits until the other person has them. */
export async function writeLinesIn(pair: LivePair, place: WritingPlace, texts: readonly string[]): Promise<void> {
  const { page } = pair.mine
  await place.root(page).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.press("End")
  for (const text of texts) {
    await page.keyboard.press("Enter")
    await page.keyboard.insertText(text)
  }
  await lineIn(place, pair.other.page, texts.at(-1) ?? "").waitFor()
}

/** Writes 위, an empty line with my caret in it, and 밑, each with the tag before it. */
export async function emptyLineIn(pair: LivePair, place: WritingPlace, tag: string): Promise<void> {
  const { page } = pair.mine
  await writeLinesIn(pair, place, [`${tag}위`, `${tag}비울`, `${tag}밑`])
  await lineIn(place, page, `${tag}비울`).click()
  await page.keyboard.press("Home")
  await page.keyboard.press("Shift+End")
  await page.keyboard.press("Delete")
  await lineIn(place, pair.other.page, `${tag}비울`).waitFor({ state: "detached" })
}

/** Both pages show the same lines. */
export async function untilAlike({ mine, other }: LivePair, place: WritingPlace): Promise<void> {
  const shown = async () =>
    Promise.all([mine, other].map(async ({ page }) => JSON.stringify(await linesOn(place, page).allTextContents())))
  await until(async () => new Set(await shown()).size === 1, { what: "both pages alike" })
}

/** Both pages say saved and hold the same lines as the server; answers them. */
export async function settledIn(pair: LivePair, place: WritingPlace): Promise<readonly string[]> {
  await untilSaved(pair.mine.page)
  await untilSaved(pair.other.page)
  const lists = async () => [
    await linesOn(place, pair.mine.page).allTextContents(),
    await linesOn(place, pair.other.page).allTextContents(),
    await place.stored(),
  ]
  let last: (readonly string[])[] = []
  const areAlike = async () => new Set((last = await lists()).map((lines) => JSON.stringify(lines))).size === 1
  await until(areAlike).catch((cause) => {
    const differing = last.map((lines) => lines.filter((line, index) => last.some((one) => one[index] !== line)))
    throw new Error(`mine, the other's, the server's: ${JSON.stringify(differing, null, 1)}`, { cause })
  })
  return last[0] ?? []
}
