// What another person does after every jamo of mine, once for the body and once for an opinion cell.
import type { Page } from "playwright-core"
import { currentLine } from "./current-line.ts"
import { JAMO, TYPED } from "./hangul-keyboard.ts"
import { caretAt, lineIn, type WritingPlace } from "./writing-place.ts"

/** One letter for each jamo, for the other person to take away one by one. */
const LETTERS = "가나다라마바사아자차카타파하"

export interface HangulCase {
  /** The line I compose in; 앞 stands before my caret and 뒤 after it. */
  readonly line: string
  /** Where the other person's caret goes first. */
  readonly start: (page: Page, place: WritingPlace, tag: string) => Promise<void>
  /** What the other person does after the n-th jamo. */
  readonly act: (page: Page, n: number) => Promise<unknown>
  /** What of it my page must have been sent before my next jamo. */
  readonly arrives: "edits" | "presence"
  /** The lines with the case's tag in the end, by what follows the tag. */
  readonly expected: readonly [string | RegExp, string | RegExp, string | RegExp]
}

const PLAIN = "앞뒤말"
const WRITTEN = `앞${TYPED}뒤말`
const STARS = `\\*{${JAMO}}`

const inMyLine = (offset: number) => async (page: Page, place: WritingPlace, tag: string) =>
  caretAt(page, lineIn(place, page, `${tag}앞`), tag.length + offset)
const atEndOf = (words: string) => async (page: Page, place: WritingPlace, tag: string) => {
  await lineIn(place, page, `${tag}${words}`).click()
  await page.keyboard.press("End")
}
const star = (page: Page) => page.keyboard.insertText("*")
/** A new paragraph, then a word in it, and again. */
const newParagraphs = (page: Page, n: number) =>
  n % 2 === 0 ? page.keyboard.press("Enter") : page.keyboard.insertText("새")

export const HANGUL_CASES: Readonly<Record<string, HangulCase>> = {
  "other paragraph: types": {
    line: PLAIN,
    start: atEndOf("위"),
    act: star,
    arrives: "edits",
    expected: [new RegExp(`^위${STARS}$`), WRITTEN, "밑"],
  },
  "other paragraph: a new paragraph below": {
    line: PLAIN,
    start: atEndOf("밑"),
    act: newParagraphs,
    arrives: "edits",
    expected: ["위", WRITTEN, "밑"],
  },
  "a new paragraph above": {
    line: PLAIN,
    start: atEndOf("위"),
    act: newParagraphs,
    arrives: "edits",
    expected: ["위", WRITTEN, "밑"],
  },
  "same paragraph: inserts before my caret": {
    line: PLAIN,
    start: inMyLine(0),
    act: star,
    arrives: "edits",
    expected: ["위", new RegExp(`^${STARS}${WRITTEN}$`), "밑"],
  },
  "same paragraph: inserts at my caret": {
    line: PLAIN,
    start: inMyLine(1),
    act: star,
    arrives: "edits",
    // Side by side: which of the two comes first is open, but neither is cut.
    expected: ["위", new RegExp(`^앞(?:${TYPED}${STARS}|${STARS}${TYPED})뒤말$`), "밑"],
  },
  "same paragraph: inserts after my caret": {
    line: PLAIN,
    start: atEndOf("앞"),
    act: star,
    arrives: "edits",
    expected: ["위", new RegExp(`^${WRITTEN}${STARS}$`), "밑"],
  },
  "same paragraph: deletes before my caret": {
    line: `앞${LETTERS}뒤말`,
    start: inMyLine(1 + LETTERS.length),
    act: (page) => page.keyboard.press("Backspace"),
    arrives: "edits",
    expected: ["위", WRITTEN, "밑"],
  },
  "same paragraph: splits after my caret": {
    line: `앞뒤말${LETTERS}`,
    start: inMyLine(PLAIN.length + LETTERS.length - 1),
    act: async (page) => {
      await page.keyboard.press("Enter")
      // Back into my line, before its last letter.
      await page.keyboard.press("ArrowLeft")
      await page.keyboard.press("ArrowLeft")
    },
    arrives: "edits",
    expected: ["위", WRITTEN, "밑"],
  },
  "same paragraph: bold on and off": {
    line: PLAIN,
    start: async (page, place, tag) => {
      await inMyLine(0)(page, place, tag)
      await page.keyboard.press("Shift+End")
    },
    act: (page) => page.keyboard.press("Control+b"),
    arrives: "edits",
    expected: ["위", WRITTEN, "밑"],
  },
  "same paragraph: kind and level": {
    line: PLAIN,
    start: async (page, place, tag) => {
      await caretAt(page, lineIn(place, page, `${tag}앞`), 0)
      // Lines of the body's end may be bullets; each step out is one Backspace.
      while ((await currentLine(page)).kind !== "paragraph") await page.keyboard.press("Backspace")
    },
    // A bullet, one level in and out again, a paragraph, and again.
    act: async (page, n) => {
      if (n % 4 === 0) await page.keyboard.type("- ")
      else await page.keyboard.press(["", "Tab", "Shift+Tab", "Backspace"][n % 4] ?? "")
    },
    arrives: "edits",
    expected: ["위", WRITTEN, "밑"],
  },
  "remote carets moving in my paragraph": {
    line: PLAIN,
    start: inMyLine(0),
    act: (page, n) => page.keyboard.press(n % 2 === 0 ? "End" : "Home"),
    arrives: "presence",
    expected: ["위", WRITTEN, "밑"],
  },
  "remote carets at my caret": {
    line: PLAIN,
    start: inMyLine(0),
    act: (page, n) => page.keyboard.press(n % 2 === 0 ? "ArrowRight" : "ArrowLeft"),
    arrives: "presence",
    expected: ["위", WRITTEN, "밑"],
  },
}
