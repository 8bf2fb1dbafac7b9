// What people do on the minutes page, as they would: by what they see.
import { expect } from "vitest"
import type { Locator, Page } from "playwright-core"
import { minutesPageText } from "../../../shared/text/ko/minutes-page.ts"
import { saveLabel } from "./labels.ts"
import type { Demo } from "../../support/running-product.ts"
import { until } from "../../support/until.ts"

export const body = (page: Page): Locator => page.locator(".hj-body .ProseMirror")

/** Opens the demo's meeting and waits until its text is on screen. */
export async function openMinutes(page: Page, demo: Demo): Promise<void> {
  await page.goto(`${demo.url}/meetings/${demo.meetingId}`)
  await page.getByRole("heading", { level: 1 }).first().waitFor()
  await until(async () => (await page.locator("[data-place], .ProseMirror").count()) > 0)
}

/** The same, with the body to write in. */
export async function openBody(page: Page, demo: Demo): Promise<void> {
  await openMinutes(page, demo)
  await body(page).locator(".hj-line").first().waitFor()
}

/** On a phone: opens one of the four tabs. */
export async function openTab(page: Page, tab: keyof typeof minutesPageText.tabs): Promise<void> {
  await page
    .getByRole("navigation", { name: minutesPageText.tabsLabel })
    .getByRole("button", { name: minutesPageText.tabs[tab] })
    .click()
}

/** Writes a new line at the end of the body. */
export async function writeLine(page: Page, text: string): Promise<void> {
  await body(page).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.press("Enter")
  await page.keyboard.insertText(text)
}

/** The page says that everything typed on it is on the server's disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page.getByText(saveLabel("saved"), { exact: true }).first().waitFor()
}

export async function untilSeen(page: Page, text: string): Promise<void> {
  try {
    await until(async () => ((await body(page).textContent()) ?? "").includes(text))
  } catch (cause) {
    const alike = (await body(page).locator(".hj-line-text").allTextContents()).filter((line) =>
      line.startsWith(text.slice(0, 4)),
    )
    throw new Error(`not seen: “${text}”; lines that begin alike: ${JSON.stringify(alike)}`, { cause })
  }
}

/** Everyone's body reads the same. */
export async function expectSameBody(pages: readonly Page[]): Promise<void> {
  await until(async () => new Set(await Promise.all(pages.map((page) => body(page).innerText()))).size === 1)
  const [first, ...others] = await Promise.all(pages.map((page) => body(page).innerText()))
  for (const other of others) expect(other).toBe(first)
}
