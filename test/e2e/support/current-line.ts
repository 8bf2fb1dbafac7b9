// The body editor at a browser: the line with the caret in it, and an empty one to begin with.
import type { Locator, Page } from "playwright-core"
import { writeLines, type LivePair } from "./live-pair.ts"
import { body } from "./minutes-page.ts"

/** An empty plain line behind a line of this text, at the end of my body, with the caret in it. */
export async function emptyLine(pair: LivePair, above: string): Promise<void> {
  const { page } = pair.mine
  await writeLines(pair, [above])
  await page.keyboard.press("Enter")
  for (let step = 0; step < 9 && (await currentLine(page)).kind !== "paragraph"; step++) {
    await page.keyboard.press("Backspace")
  }
}

/** Kind, level and text of the line the caret is in. */
export function currentLine(page: Page) {
  return page.evaluate(() => {
    const node = getSelection()?.anchorNode
    const line = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>(".hj-line")
    return {
      kind: line?.dataset["line"],
      level: line?.dataset["level"],
      text: line?.querySelector(".hj-line-text")?.textContent,
    }
  })
}

/** A line of the body with everything beside its text. */
export const lineOf = (page: Page, words: string): Locator => body(page).locator(".hj-line", { hasText: words })
