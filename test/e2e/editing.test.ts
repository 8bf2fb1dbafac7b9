// The body editor as people use it, on the real page over the real server.
import type { Page } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import { editorText as ko } from "../../shared/text/ko/editor.ts"
import { outlineText } from "../../shared/text/ko/outline.ts"
import { until } from "../support/until.ts"
import { currentLine as currentLineOf, emptyLine as emptyLineIn, lineOf } from "./support/current-line.ts"
import { caretIn, lineWith, readMinutesOf, settledLines, writeLines, type LivePair } from "./support/live-pair.ts"
import { livePairOfFile, newTags } from "./support/live-pair-of-file.ts"
import { body, openMinutes } from "./support/minutes-page.ts"
import { openBrowser, signIn } from "./support/people.ts"

const pairNow = livePairOfFile("editing")
let pair: LivePair
let mine: Page
const newTag = newTags(500)

beforeAll(() => {
  pair = pairNow()
  mine = pair.mine.page
})

const emptyLine = () => emptyLineIn(pair, newTag())
const currentLine = () => currentLineOf(mine)
const currentKind = async () => (await currentLine()).kind
const panel = () => mine.locator("dialog.hj-details")
const tool = (name: string) =>
  mine.getByRole("toolbar", { name: ko.toolbarLabel }).getByRole("button", { name, exact: true })

it.each([
  ["- ", "bullet", "0"],
  ["※ ", "note", "0"],
  ["1. ", "agendaItem", "0"],
  ["가. ", "agendaItem", "1"],
])("[ED16] “%s” at the start of a line makes it %s of level %s", async (typed, kind, level) => {
  await emptyLine()
  await mine.keyboard.type(typed)
  await mine.keyboard.insertText("내용")
  expect(await currentLine()).toEqual({ kind, level, text: "내용" })
})

it("[ED16] words between ** become bold, for everyone", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.type(`${tag} **굵게**`)
  await mine.keyboard.insertText(" 보통")
  expect(await lineOf(mine, tag).locator("strong").allTextContents()).toEqual(["굵게"])
  await until(async () => (await lineOf(pair.other.page, tag).locator("strong").count()) === 1)
})

it("[ED16] Tab and Shift-Tab change the level, and the computed marks follow", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.type("1. ")
  await mine.keyboard.insertText(tag)
  const markOf = () => lineOf(mine, tag).getAttribute("data-mark")
  const outer = await markOf()
  expect(outer).toMatch(/^\d+\.$/)
  await mine.keyboard.press("Tab")
  expect(await markOf()).toMatch(/^[가-하]\.$/)
  await mine.keyboard.press("Tab")
  expect(await markOf()).toMatch(/^\d+\)$/)
  await mine.keyboard.press("Shift+Tab")
  await mine.keyboard.press("Shift+Tab")
  expect(await markOf()).toBe(outer)
})

it("[ED8] Enter goes on with what follows, twice steps out; Backspace takes level and kind, then joins", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.type("- ")
  await mine.keyboard.insertText(tag)
  await mine.keyboard.press("Tab")
  await mine.keyboard.press("Enter")
  expect(await currentLine()).toMatchObject({ kind: "bullet", level: "1" })
  await mine.keyboard.press("Enter")
  await mine.keyboard.press("Enter")
  expect(await currentKind()).toBe("paragraph")
  await mine.keyboard.insertText("이어")
  await mine.keyboard.press("Home")
  await until(() => mine.evaluate(() => getSelection()?.anchorOffset === 0))
  await mine.keyboard.press("Backspace")
  expect((await currentLine()).text).toBe(`${tag}이어`)
})

it("[ED16] the toolbar sets kinds and bold, and shows what the caret is in", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  for (const kind of ["decision", "task", "note"] as const) {
    await tool(ko.kindHints[kind]).click()
    expect(await currentKind()).toBe(kind)
    expect(await tool(ko.kindHints[kind]).getAttribute("aria-pressed")).toBe("true")
  }
  await mine.keyboard.press("Shift+Home")
  await tool(ko.bold).click()
  expect(await lineOf(mine, tag).locator("strong").allTextContents()).toEqual([tag])
})

it("[ED16] a link takes safe addresses only", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine.keyboard.press("Shift+Home")
  await tool(ko.link).click()
  const field = mine.getByRole("textbox", { name: ko.linkAddress })
  await field.fill("javascript:alert(1)")
  await field.press("Enter")
  await mine.getByText(ko.linkRefused).waitFor()
  await field.fill("example.org/자료")
  await field.press("Enter")
  await until(async () => (await lineOf(mine, tag).locator("a").getAttribute("href")) === "https://example.org/자료")
})

it("[ED17] a decision's result and votes and a task's date are set in their panel and reach the minutes", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(`${tag} 결정`)
  await tool(ko.kindHints.decision).click()
  await lineOf(mine, `${tag} 결정`).locator(".hj-chip").click()
  await panel().getByLabel(ko.decisionResult).selectOption("rejected")
  await panel().getByLabel(ko.votesFor).fill("3")
  await panel().getByRole("button", { name: ko.closeDetails, exact: true }).click()
  await emptyLine()
  await mine.keyboard.insertText(`${tag} 할 일`)
  await tool(ko.kindHints.task).click()
  await lineOf(mine, `${tag} 할 일`).locator(".hj-chip").click()
  await panel().getByLabel(ko.taskDue).fill("2031-03-04")
  await panel().getByRole("button", { name: ko.closeDetails, exact: true }).click()
  await settledLines(pair, tag)
  const found = (await readMinutesOf(pair)).body.filter((block) => JSON.stringify(block).includes(tag))
  expect(found).toMatchObject([
    { kind: "decision", result: "rejected", votesFor: 3 },
    { kind: "task", due: "2031-03-04" },
  ])
})

it("[ED16] a click on the outline puts the caret into that item", async () => {
  const outline = mine.getByRole("navigation", { name: outlineText.label })
  const item = outline.getByRole("button").first()
  const title = ((await item.textContent()) ?? "").replace(/^\S+\s/, "")
  await item.click()
  await until(async () => title.includes((await currentLine()).text ?? "-") && (await currentKind()) === "agendaItem")
})

it("[ED16] Esc and then Tab leaves the text, Tab alone does not", async () => {
  await emptyLine()
  const isInside = () => body(mine).evaluate((element) => element === document.activeElement)
  await mine.keyboard.press("Tab")
  expect(await isInside()).toBe(true)
  await mine.keyboard.press("Escape")
  await mine.keyboard.press("Tab")
  expect(await isInside()).toBe(false)
})

it("[ED10] undo and redo change only my own work", async () => {
  const tag = newTag()
  await writeLines(pair, [`${tag}공동`])
  // Another visit to the text is another undo step.
  await body(mine).evaluate((element: HTMLElement) => element.blur())
  await caretIn(mine, lineWith(mine, tag), 0)
  await mine.keyboard.insertText("내글")
  await lineWith(pair.other.page, `내글${tag}`).waitFor()
  await lineWith(pair.other.page, tag).click()
  await pair.other.page.keyboard.press("End")
  await pair.other.page.keyboard.insertText("남글")
  await lineWith(mine, "남글").waitFor()
  await mine.keyboard.press("Control+z")
  await until(async () => (await settledLines(pair, tag))[0] === `${tag}공동남글`)
  await mine.keyboard.press("Control+Shift+z")
  expect(await settledLines(pair, tag)).toEqual([`내글${tag}공동남글`])
})

it("[ED10] undoing a line of mine that another has written into leaves their words", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  await body(mine).evaluate((element: HTMLElement) => element.blur())
  await lineWith(mine, tag).click()
  await mine.keyboard.press("End")
  await mine.keyboard.press("Enter")
  await mine.keyboard.insertText(`${tag}나`)
  await lineWith(pair.other.page, `${tag}나`).click()
  await pair.other.page.keyboard.press("End")
  await pair.other.page.keyboard.insertText("남의말")
  await lineWith(mine, "남의말").waitFor()
  await mine.keyboard.press("Control+z")
  await until(async () => !((await body(mine).textContent()) ?? "").includes(`${tag}나`))
  expect(await settledLines(pair, "남의말")).toEqual(["남의말"])
})

it("[ED19] Shift-Enter inside a line keeps what another types into its rest in its place", async () => {
  const tag = newTag()
  await writeLines(pair, [`${tag}앞뒤`])
  await lineWith(pair.other.page, tag).click()
  await pair.other.page.keyboard.press("End")
  await caretIn(mine, lineWith(mine, tag), tag.length + 1)
  await Promise.all([mine.keyboard.press("Shift+Enter"), pair.other.page.keyboard.insertText("남")])
  await settledLines(pair, tag)
  const line = (await readMinutesOf(pair)).body.find((block) => JSON.stringify(block).includes(tag))
  expect(line).toMatchObject({
    inline: [{ type: "text", text: `${tag}앞` }, { type: "break" }, { type: "text", text: "뒤남" }],
  })
})

it("[ED12] another's caret is shown with a name where it is", async () => {
  const tag = newTag()
  await writeLines(pair, [`${tag}자리`])
  await caretIn(pair.other.page, lineWith(pair.other.page, tag), 2)
  const caret = mine.locator(".hj-carets .hj-caret")
  await caret.waitFor()
  const name = pair.demo.invitations.find((invitation) => invitation.role === "member")?.name
  expect(await caret.textContent()).toBe(name)
  await until(async () => {
    const [at, line] = [await caret.boundingBox(), await lineWith(mine, tag).boundingBox()]
    return at !== null && line !== null && at.y >= line.y - 2 && at.y <= line.y + line.height
  })
})

it("[ED11] a viewer reads and cannot write", async () => {
  const viewer = await openBrowser(pair.browser)
  await signIn(viewer, pair.demo, "viewer")
  await openMinutes(viewer.page, pair.demo)
  await until(async () => (await body(viewer.page).getAttribute("contenteditable")) === "false")
  const before = await body(viewer.page).innerText()
  await body(viewer.page).click()
  await viewer.page.keyboard.type("몰래")
  expect(await body(viewer.page).innerText()).toBe(before)
  expect(await viewer.page.getByRole("toolbar", { name: ko.toolbarLabel }).count()).toBe(0)
  expect(viewer.complaints).toEqual([])
  await viewer.context.close()
})

it("[ED16] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
