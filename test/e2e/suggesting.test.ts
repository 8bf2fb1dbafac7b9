// The lists that open at the caret: the slash menu, people and rows, in Hangul and while somebody else types.
import type { Page } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import { editorSuggestText as ko } from "../../shared/text/ko/editor-suggest.ts"
import { until } from "../support/until.ts"
import { currentLine as currentLineOf, emptyLine as emptyLineIn, lineOf } from "./support/current-line.ts"
import { compose } from "./support/hangul-keyboard.ts"
import { caretIn, lineWith, readMinutesOf, settledLines, writeLines, type LivePair } from "./support/live-pair.ts"
import { livePairOfFile, newTags } from "./support/live-pair-of-file.ts"

const pairNow = livePairOfFile("suggesting")
let pair: LivePair
let mine: Page
const newTag = newTags(300)

beforeAll(() => {
  pair = pairNow()
  mine = pair.mine.page
})

const emptyLine = () => emptyLineIn(pair, newTag())
const currentLine = () => currentLineOf(mine)
const list = (kind: keyof typeof ko.listLabel) => mine.getByRole("listbox", { name: ko.listLabel[kind] })
const option = (name: string) => mine.getByRole("listbox").getByRole("option", { name })
const isClosed = () => until(async () => (await mine.getByRole("listbox").count()) === 0)
const blockWith = async (words: string) =>
  (await readMinutesOf(pair)).body.find((block) => JSON.stringify(block).includes(words))

/** Somebody else types into another line, a letter at a time, until told to stop. */
function otherTypes(into: Page, words: string): () => Promise<string> {
  const stopped = new AbortController()
  let typed = ""
  const done = (async () => {
    await caretIn(into, lineWith(into, words), 0)
    await into.keyboard.press("End")
    while (!stopped.signal.aborted) {
      await into.keyboard.insertText("가")
      typed += "가"
    }
    return typed
  })()
  return () => {
    stopped.abort()
    return done
  }
}

it("[ED40] “/” and letters so far choose what a line is, with the screen reader told where it stands", async () => {
  await emptyLine()
  await mine.keyboard.type("/")
  await list("slash").waitFor()
  const text = mine.locator(".hj-body .ProseMirror")
  const active = () => text.getAttribute("aria-activedescendant")
  const first = await active()
  expect(await mine.locator(`[id="${first}"]`).getAttribute("aria-selected")).toBe("true")
  await mine.keyboard.press("ArrowDown")
  expect(await active()).not.toBe(first)
  await mine.keyboard.press("ArrowUp")
  await mine.keyboard.press("ArrowUp")
  expect(await active()).not.toBe(first)
  await mine.keyboard.insertText("ㅎㅇ")
  await until(
    async () =>
      (await mine.getByRole("listbox").getByRole("option").first().textContent())?.includes(ko.kinds.task.label) ===
      true,
  )
  await mine.keyboard.press("Enter")
  expect(await currentLine()).toMatchObject({ kind: "task", text: "" })
  await isClosed()
  expect(await active()).toBeNull()
})

it("[ED40] the menu follows a syllable that is being composed; Enter after it chooses, also while others type", async () => {
  const [tag, elsewhere] = [newTag(), newTag()]
  await writeLines(pair, [elsewhere])
  await emptyLine()
  const stop = otherTypes(pair.other.page, elsewhere)
  await mine.keyboard.type("/")
  await compose(pair.cdp, ["ㄱ", "겨", "결"], { isOpen: true })
  await until(async () => (await option(ko.kinds.decision.label).count()) === 1)
  await pair.cdp.send("Input.insertText", { text: "결" })
  await mine.keyboard.press("Enter")
  await until(async () => (await currentLine()).kind === "decision")
  await compose(pair.cdp, ["ㄱ", "가"])
  await mine.keyboard.insertText(tag)
  const theirs = await stop()
  expect(await settledLines(pair, tag)).toEqual([`가${tag}`])
  expect(await settledLines(pair, elsewhere)).toEqual([`${elsewhere}${theirs}`])
})

it("[ED40] a tap on an entry in the middle of a syllable takes the whole of what was typed", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.type("/")
  await compose(pair.cdp, ["ㄱ", "그", "글"], { isOpen: true })
  await option(ko.kinds.bullet.label).click()
  await until(async () => (await currentLine()).kind === "bullet")
  expect((await currentLine()).text).toBe("")
  await compose(pair.cdp, ["ㄴ", "나"])
  await mine.keyboard.insertText(tag)
  expect(await settledLines(pair, tag)).toEqual([`나${tag}`])
})

it("[ED40] Esc leaves the letters as they are; nothing fitting closes the menu, and Enter is a new line", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(`${tag} `)
  await mine.keyboard.type("/")
  await list("slash").waitFor()
  await mine.keyboard.press("Escape")
  await isClosed()
  await mine.keyboard.insertText("결정")
  await isClosed()
  await mine.keyboard.press("Enter")
  expect((await currentLine()).text).toBe("")
  await mine.keyboard.type(`${tag}1/2 /xyz`)
  await isClosed()
  await mine.keyboard.press("Enter")
  expect(await settledLines(pair, tag)).toEqual([`${tag} /결정`, `${tag}1/2 /xyz`])
})

it("[ED40] one undo takes the choice back and leaves what was typed", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine.keyboard.type(" /")
  await mine.keyboard.insertText("할일")
  await mine.keyboard.press("Enter")
  await until(async () => (await currentLine()).kind === "task")
  await mine.keyboard.press("Control+z")
  await until(async () => (await currentLine()).kind === "paragraph")
  expect((await currentLine()).text).toBe(`${tag} /할일`)
})

it("[ED41] “@” and a name being composed names a member; Hangul goes on right behind it", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine.keyboard.type("@")
  await list("mention").waitFor()
  const name = (await mine.getByRole("listbox").getByRole("option").nth(2).locator("b").textContent()) ?? ""
  await mine.keyboard.insertText(name.slice(0, 1))
  await compose(pair.cdp, [name.slice(1, 2)], { isOpen: true })
  await option(name).first().waitFor()
  await pair.cdp.send("Input.insertText", { text: name.slice(1, 2) })
  await mine.keyboard.press("Enter")
  await lineOf(mine, tag).locator(".hj-mention").waitFor()
  await compose(pair.cdp, ["ㅇ", "으", "은"])
  await compose(pair.cdp, ["ㄴ", "나"])
  await lineOf(pair.other.page, tag).getByText("은나").waitFor()
  expect(await blockWith(tag)).toMatchObject({
    inline: [{ text: tag }, { type: "mention", label: name }, { text: "은나" }],
  })
})

it("[ED41] who is named first in a task is its assignee; an address is no name", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.type("/")
  await mine.keyboard.insertText("할일")
  await mine.keyboard.press("Enter")
  await mine.keyboard.insertText(`${tag} `)
  await mine.keyboard.type("@")
  const name = (await mine.getByRole("listbox").getByRole("option").first().locator("b").textContent()) ?? ""
  await mine.keyboard.press("Enter")
  await lineOf(mine, tag).locator(".hj-chip", { hasText: name }).waitFor()
  await mine.keyboard.type(" a@b")
  await isClosed()
})

it("[ED42] “[[” and words of a row link to it, in Hangul being composed; the link shows the number as it is", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine.keyboard.type("[[")
  await list("row").waitFor()
  await compose(pair.cdp, ["ㄷ", "도", "돌"], { isOpen: true })
  await until(async () =>
    ((await mine.getByRole("listbox").getByRole("option").first().textContent()) ?? "").includes("돌"),
  )
  const number = (await mine.getByRole("listbox").getByRole("option").first().locator("b").textContent()) ?? ""
  await pair.cdp.send("Input.insertText", { text: "돌" })
  await mine.keyboard.press("Enter")
  const link = lineOf(mine, tag).locator(".hj-row-link")
  expect(await link.textContent()).toBe(number)
  await compose(pair.cdp, ["ㅇ", "으", "은"])
  await until(async () => JSON.stringify((await blockWith(tag)) ?? "").includes("은"))
  expect(await blockWith(tag)).toMatchObject({
    inline: [{ text: tag }, { type: "rowLink", label: number }, { text: "은" }],
  })
  const row = mine.locator(`[data-row="${await link.getAttribute("data-row-id")}"]`)
  const other = pair.other.page.locator(`[data-row="${await link.getAttribute("data-row-id")}"]`)
  await other.locator('[data-col="number"]').click()
  await pair.other.page.keyboard.press("Control+a")
  await pair.other.page.keyboard.insertText("9-9-9")
  await pair.other.page.keyboard.press("Enter")
  await until(async () => (await link.textContent()) === "9-9-9")
  await link.click()
  await until(() => row.evaluate((element) => element.getBoundingClientRect().top < innerHeight))
})

it("[ED42] the number of exactly one row and a space make a link; undo gives the number back for good", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine.keyboard.type(" 1-2-2")
  await list("row").waitFor()
  await mine.keyboard.type(" ")
  await lineOf(mine, tag).locator(".hj-row-link").waitFor()
  await mine.keyboard.press("Control+z")
  await until(async () => (await currentLine()).text === `${tag} 1-2-2`)
  await mine.keyboard.type(" ")
  await mine.keyboard.insertText("끝")
  expect(await currentLine()).toMatchObject({ text: `${tag} 1-2-2 끝` })
})

it("[ED42] a number alone takes no key but the arrows: Enter is a new line", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine.keyboard.type(" 1-1")
  await list("row").waitFor()
  await mine.keyboard.press("Enter")
  expect((await currentLine()).text).toBe("")
  await mine.keyboard.type(" 1-1")
  await mine.keyboard.press("ArrowDown")
  await mine.keyboard.press("Enter")
  await until(async () => (await mine.locator(".hj-row-link").count()) > 0)
  expect(await settledLines(pair, tag)).toEqual([`${tag} 1-1`])
})

it("[ED40] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
