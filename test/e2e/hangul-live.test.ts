import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { editorText } from "../../shared/text/ko/editor.ts"
import { startProduct, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { caretIn, lineWith, openPair, settledLines, writeLines, type LivePair } from "./support/live-pair.ts"
import { keepPicture, launchBrowser } from "./support/people.ts"

/** How often each case is composed; the environment's HANGUL_REPEAT, 1 when absent. */
const REPEAT = Math.max(1, Number(process.env["HANGUL_REPEAT"] ?? "1") || 1)

let browser: Browser
let product: RunningProduct
let pair: LivePair
/** Every case has lines of its own, named by a number. */
let count = 100

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

interface Case {
  /** Where the other person's caret goes first: characters into the same line, or another line. */
  readonly start: (page: Page, tag: string) => Promise<void>
  /** What the other person does after the n-th jamo. */
  readonly act: (page: Page, n: number) => Promise<unknown>
  /** The lines that hold the case's number in the end; typing starts between 앞 and 뒤. */
  readonly expected: (tag: string) => readonly (string | RegExp)[]
}

const sameLine = (offset: number) => async (page: Page, tag: string) => {
  await caretIn(page, lineWith(page, `${tag}앞`), tag.length + offset)
}
const atEnd = async (page: Page, tag: string) => {
  await lineWith(page, `${tag}앞`).click()
  await page.keyboard.press("End")
}
const untouched = (tag: string) => [`${tag}위`, `${tag}앞${TYPED}뒤말`, `${tag}밑`]
const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: editorText.toolbarLabel }).getByRole("button", { name, exact: true })

const CASES: Record<string, Case> = {
  "other line: typing": {
    start: (page, tag) => caretIn(page, lineWith(page, `${tag}위`), tag.length + 1),
    act: (page) => page.keyboard.insertText("남"),
    expected: (tag) => [new RegExp(`^${tag}위남{14}$`), `${tag}앞${TYPED}뒤말`, `${tag}밑`],
  },
  "new lines above": {
    start: (page, tag) => caretIn(page, lineWith(page, `${tag}위`), tag.length + 1),
    act: async (page, n) => n % 5 === 0 && page.keyboard.press("Enter"),
    expected: untouched,
  },
  "new lines below": {
    start: (page, tag) => caretIn(page, lineWith(page, `${tag}밑`), tag.length + 1),
    act: async (page, n) => n % 5 === 0 && page.keyboard.press("Enter"),
    expected: untouched,
  },
  "same line: before the caret": {
    start: sameLine(0),
    act: (page) => page.keyboard.insertText("*"),
    expected: (tag) => [`${tag}위`, new RegExp(`^${tag}\\*{14}앞${TYPED}뒤말$`), `${tag}밑`],
  },
  "same line: at my caret": {
    start: sameLine(1),
    act: (page) => page.keyboard.insertText("*"),
    // Side by side: which of the two comes first is open, but no syllable is cut.
    expected: (tag) => [`${tag}위`, new RegExp(`^${tag}앞(?:${TYPED}\\*{14}|\\*{14}${TYPED})뒤말$`), `${tag}밑`],
  },
  "same line: after the caret": {
    start: atEnd,
    act: (page) => page.keyboard.insertText("*"),
    expected: (tag) => [`${tag}위`, new RegExp(`^${tag}앞${TYPED}뒤말\\*{14}$`), `${tag}밑`],
  },
  "same line: a deletion before the caret": {
    start: sameLine(1),
    act: async (page, n) => n === 3 && page.keyboard.press("Backspace"),
    expected: (tag) => [`${tag}위`, `${tag}${TYPED}뒤말`, `${tag}밑`],
  },
  "same line: divided after the caret": {
    start: sameLine(2),
    act: async (page, n) => n === 3 && page.keyboard.press("Enter"),
    expected: (tag) => [`${tag}위`, `${tag}앞${TYPED}뒤`, `${tag}밑`],
  },
  "same line: bold on and off": {
    start: async (page, tag) => {
      await sameLine(0)(page, tag)
      await page.keyboard.press("Shift+End")
    },
    act: (page) => page.keyboard.press("Control+b"),
    expected: untouched,
  },
  "same line: kind and level": {
    start: sameLine(0),
    act: async (page, n) => {
      if (n % 4 === 0) await tool(page, editorText.kindHints[n % 8 === 0 ? "bullet" : "decision"]).click()
      if (n % 4 === 2) await tool(page, editorText.levelIn).click()
    },
    expected: untouched,
  },
  "carets that move to and fro at mine": {
    start: sameLine(1),
    act: (page, n) => page.keyboard.press(n % 3 === 2 ? "ArrowLeft" : "ArrowRight"),
    expected: untouched,
  },
}

describe.each(Array.from({ length: REPEAT }, (_none, round) => round + 1))("in the body, round %i", (_round) => {
  it.each(Object.entries(CASES))(
    "[ED3] %s: exactly the text typed, on both pages and on the server",
    async (_name, one) => {
      const tag = `${count++}번`
      const { mine, other, cdp } = pair
      await writeLines(pair, [`${tag}위`, `${tag}앞뒤말`, `${tag}밑`])
      await one.start(other.page, tag)
      await caretIn(mine.page, lineWith(mine.page, `${tag}앞`), tag.length + 1)
      await typeHangul(cdp, (n) => one.act(other.page, n))
      await until(async () => (await settledLines(pair, tag)).some((line) => line.includes(TYPED)))
      const lines = await settledLines(pair, tag)
      const expected = one.expected(tag)
      expect(lines).toHaveLength(expected.length)
      for (const [index, line] of expected.entries()) {
        if (line instanceof RegExp) expect(lines[index]).toMatch(line)
        else expect(lines[index]).toBe(line)
      }
    },
  )

  it("[ED14] somebody deletes the line I compose in: my letters stand in a line of their own, each once", async () => {
    const tag = `${count++}번`
    const { mine, other, cdp } = pair
    await writeLines(pair, [`${tag}위`, `${tag}앞뒤말`, `${tag}밑`])
    const typedLines = (await settledLines(pair, TYPED)).length
    await sameLine(0)(other.page, tag)
    await caretIn(mine.page, lineWith(mine.page, `${tag}앞`), tag.length + 1)
    await typeHangul(cdp, async (n) => {
      if (n !== 1) return
      await other.page.keyboard.press("Home")
      await other.page.keyboard.press("Shift+End")
      await other.page.keyboard.press("Delete")
      await other.page.keyboard.press("Backspace")
      await lineWith(other.page, `${tag}앞`).waitFor({ state: "detached" })
    })
    await until(async () => (await settledLines(pair, TYPED)).length > typedLines)
    expect(await settledLines(pair, tag)).toEqual([`${tag}위`, `${tag}밑`])
    expect((await settledLines(pair, TYPED)).filter((line) => line === TYPED)).toHaveLength(1)
  })

  it("[ED4] a syllable I leave open lets another's letters in after 4 s, and typing goes on: no jamo twice", async () => {
    const tag = `${count++}번`
    const { mine, other, cdp } = pair
    await writeLines(pair, [`${tag}위`, `${tag}앞뒤말`, `${tag}밑`])
    await sameLine(0)(other.page, tag)
    await caretIn(mine.page, lineWith(mine.page, `${tag}앞`), tag.length + 1)
    const compose = (text: string) => cdp.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 })
    await compose("ㅎ")
    await compose("하")
    await lineWith(other.page, `${tag}앞하`).waitFor()
    await other.page.keyboard.insertText("*")
    await lineWith(mine.page, `${tag}*앞하뒤말`).waitFor()
    await typeHangul(cdp, async () => undefined)
    await until(async () => (await settledLines(pair, tag)).some((line) => line.includes(TYPED)))
    expect(await settledLines(pair, tag)).toEqual([`${tag}위`, `${tag}*앞하${TYPED}뒤말`, `${tag}밑`])
  })

  it("[ED3] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
})
