// Two people on the same minutes at two real browsers: mine, typed into by the test, and the other's.
import type { APIResponse, Browser, CDPSession, Locator, Page } from "playwright-core"
import { expect } from "vitest"
import type { Minutes } from "../../../shared/minutes/minutes.ts"
import type { Demo } from "../../support/running-product.ts"
import { until } from "../../support/until.ts"
import { countFrames, type ArrivedFrames } from "./arrived-frames.ts"
import { body, openMinutes, untilSaved } from "./minutes-page.ts"
import { openBrowser, signIn } from "./people.ts"
import type { PersonAtBrowser } from "./people.ts"

export interface LivePair {
  readonly mine: PersonAtBrowser
  readonly other: PersonAtBrowser
  /** The input method of my page. */
  readonly cdp: CDPSession
  /** What my page was sent. */
  readonly arrived: ArrivedFrames
  readonly demo: Demo
  /** For whoever else comes. */
  readonly browser: Browser
}

export async function openPair(browser: Browser, demo: Demo): Promise<LivePair> {
  const [mine, other] = [await openBrowser(browser), await openBrowser(browser)]
  const arrived = countFrames(mine.page)
  await signIn(mine, demo, "secretary")
  await signIn(other, demo, "member")
  await openMinutes(mine.page, demo)
  await openMinutes(other.page, demo)
  await Promise.all([mine, other].map(({ page }) => body(page).locator(".hj-line").first().waitFor()))
  return { mine, other, cdp: await mine.context.newCDPSession(mine.page), arrived, demo, browser }
}

/** The line of the body that holds these words. */
export const lineWith = (page: Page, words: string): Locator => body(page).locator(".hj-line-text", { hasText: words })

/** Puts the caret behind so many characters of a line, by mouse and keys. */
export async function caretIn(page: Page, line: Locator, offset: number): Promise<void> {
  await line.click()
  await page.keyboard.press("Home")
  for (let step = 0; step < offset; step++) await page.keyboard.press("ArrowRight")
}

/** Writes lines at the end of my body and waits until the other person has them. */
export async function writeLines({ mine, other }: LivePair, texts: readonly string[]): Promise<void> {
  await body(mine.page).locator(".hj-line").last().click()
  await mine.page.keyboard.press("Control+End")
  await mine.page.keyboard.press("End")
  for (const text of texts) {
    await mine.page.keyboard.press("Enter")
    await mine.page.keyboard.insertText(text)
  }
  await lineWith(other.page, texts.at(-1) ?? "").waitFor()
}

/** What the server holds. */
export async function readMinutesOf({ mine, demo }: Pick<LivePair, "mine" | "demo">): Promise<Minutes> {
  const answer: APIResponse = await mine.context.request.get(`${demo.url}/api/meetings/${demo.meetingId}/minutes`)
  expect(answer.status()).toBe(200)
  const found = (await answer.json()) as Minutes | { minutes: Minutes }
  return "minutes" in found ? found.minutes : found
}

/** Text as a page shows it: a link to a row and a named person are their labels. */
export function wordsOf(inline: readonly object[]): string {
  return (inline as readonly { text?: string; label?: string }[]).map(({ text, label }) => text ?? label ?? "").join("")
}

/** Text of every line of the body, from the server. */
export async function serverLines(pair: Pick<LivePair, "mine" | "demo">): Promise<string[]> {
  const minutes = await readMinutesOf(pair)
  return minutes.body.flatMap((block) => (block.type === "line" ? [wordsOf(block.inline)] : []))
}

export async function pageLines(page: Page): Promise<string[]> {
  return body(page).locator(".hj-line-text").allTextContents()
}

/** Both pages and the server come to hold the same lines; answers those that hold `words`. */
export async function settledLines(pair: LivePair, words: string): Promise<string[]> {
  await untilSaved(pair.mine.page)
  await untilSaved(pair.other.page)
  const all = async () => {
    const lists = [await pageLines(pair.mine.page), await pageLines(pair.other.page), await serverLines(pair)]
    return lists.map((lines) => lines.filter((line) => line.includes(words)))
  }
  await until(async () => new Set((await all()).map((lines) => JSON.stringify(lines))).size === 1)
  return (await all())[0] ?? []
}
