// What comes from the clipboard, on the real page over the real server.
import type { Page } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import { editorText as ko } from "../../shared/text/ko/editor.ts"
import { editorPasteText as longPaste } from "../../shared/text/ko/editor-paste.ts"
import { until } from "../support/until.ts"
import { emptyLine as emptyLineIn, lineOf } from "./support/current-line.ts"
import {
  caretIn,
  lineWith,
  pageLines,
  readMinutesOf,
  settledLines,
  writeLines,
  type LivePair,
} from "./support/live-pair.ts"
import { livePairOfFile, newTags } from "./support/live-pair-of-file.ts"
import { body } from "./support/minutes-page.ts"

const pairNow = livePairOfFile("pasting")
let pair: LivePair
let mine: Page
const newTag = newTags(700)

beforeAll(() => {
  pair = pairNow()
  mine = pair.mine.page
})

const emptyLine = () => emptyLineIn(pair, newTag())
const panel = () => mine.locator("dialog.hj-details")

/** Pastes as the system's clipboard would: the browser's own paste event with these flavours. */
async function paste(flavours: Record<string, string>): Promise<void> {
  await body(mine).evaluate((element, data) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  }, flavours)
}

it("[ED18] text from a word processor keeps bold, bullets and tables, and brings no styles or scripts", async () => {
  const tag = newTag()
  await emptyLine()
  await paste({
    "text/html":
      `<html><head><style>p{color:red}</style></head><body><p class="MsoNormal" style="font-size:20pt">${tag} 첫 <b>굵은</b></p>` +
      `<ul><li>${tag} 항목</li></ul><table><tr><td>${tag} 칸</td><td>둘</td></tr></table><script>document.title="x"</script>` +
      `<p onclick="alert(1)">${tag} 끝</p></body></html>`,
    "text/plain": "쓰이지 않음",
  })
  await until(async () => (await settledLines(pair, tag)).length === 3)
  const found = (await readMinutesOf(pair)).body.filter((block) => JSON.stringify(block).includes(tag))
  expect(found).toMatchObject([
    { kind: "paragraph", inline: [{ text: `${tag} 첫 ` }, { text: "굵은", bold: true }] },
    { kind: "bullet" },
    { type: "table" },
    { kind: "paragraph" },
  ])
  expect(await body(mine).locator("[style*=font-size], script").count()).toBe(0)
})

it("[ED18] tab-separated text becomes a table", async () => {
  const tag = newTag()
  await emptyLine()
  await paste({ "text/plain": `${tag}가\t둘\n셋\t넷` })
  const table = body(pair.other.page).locator("table", { hasText: tag })
  await table.waitFor()
  expect(await table.locator("td").allTextContents()).toEqual([`${tag}가`, "둘", "셋", "넷"])
})

it("[ED18] a copied decision is pasted with its result and votes", async () => {
  const tag = newTag()
  await emptyLine()
  await mine.keyboard.insertText(tag)
  await mine
    .getByRole("toolbar", { name: ko.toolbarLabel })
    .getByRole("button", { name: ko.kindHints.decision, exact: true })
    .click()
  await lineOf(mine, tag).locator(".hj-chip").click()
  await panel().getByLabel(ko.decisionResult).selectOption("deferred")
  await panel().getByLabel(ko.votesAgainst).fill("2")
  await panel().getByRole("button", { name: ko.closeDetails, exact: true }).click()
  await lineWith(mine, tag).click()
  await mine.keyboard.press("End")
  await mine.keyboard.press("Enter")
  await mine.keyboard.insertText(`${tag}뒤`)
  await mine.keyboard.press("Shift+ArrowUp")
  await mine.keyboard.press("Shift+Home")
  const copied = await body(mine).evaluate((element) => {
    const clipboardData = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData("text/html")
  })
  await mine.keyboard.press("ArrowRight")
  await mine.keyboard.press("End")
  await mine.keyboard.press("Enter")
  await paste({ "text/html": copied })
  await until(async () => (await settledLines(pair, tag)).length === 4)
  const kinds = (await readMinutesOf(pair)).body.filter((block) => JSON.stringify(block).includes(tag))
  expect(kinds.filter((block) => block.type === "line" && block.kind === "decision")).toMatchObject([
    { result: "deferred", votesAgainst: 2 },
    { result: "deferred", votesAgainst: 2 },
  ])
})

/** As a word processor's clipboard has it: sections, styles, marks of its own, a table now and then. */
function manyPages(tag: string, paragraphs: number): string {
  const style = "margin-bottom:0cm;text-align:justify;mso-pagination:none"
  const paragraph = (n: number) =>
    `<p class=MsoNormal style='${style}'><span lang=KO style='font-size:11.0pt;color:black'>${tag} ${n}번째 <b>굵은</b> 문단과 이어지는 이야기</span><span lang=EN-US><o:p></o:p></span></p>`
  const table = (n: number) =>
    `<table border=1 style='border-collapse:collapse'><tr><td style='width:10pt'><p class=MsoNormal>${tag} ${n}번째 칸<td>닫지 않은 칸</tr></table>`
  const blocks = Array.from({ length: paragraphs }, (_none, n) => (n % 100 === 50 ? table(n) : paragraph(n)))
  return `<html><head><style>p.MsoNormal{margin:0}</style></head><body><div class=WordSection1>${blocks.join("\n")}<script>document.title="x"</script>${tag} 낱말 뒤<img src="file:///C:/a.png"></div></body></html>`
}

it("[ED43] hundreds of pages go in whole and in order while I and another type on, as one undo step", async () => {
  const [tag, elsewhere] = [newTag(), newTag()]
  await writeLines(pair, [elsewhere])
  await emptyLine()
  await mine.keyboard.insertText("앞뒤")
  await mine.keyboard.press("ArrowLeft")
  const before = await pageLines(mine)
  const paragraphs = 1500
  await paste({ "text/html": manyPages(tag, paragraphs), "text/plain": "쓰이지 않음" })
  // What is not in yet is nowhere else: the browser asks before the page goes.
  const asks = () => mine.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })))
  expect(await asks()).toBe(true)
  await mine.keyboard.insertText("나")
  await caretIn(pair.other.page, lineWith(pair.other.page, elsewhere), elsewhere.length)
  await pair.other.page.keyboard.insertText("너")
  await mine.getByText(longPaste.withoutPictures(paragraphs + 1, 1)).waitFor({ timeout: 90_000 })
  const numbers = await body(mine).evaluate(
    (text, name) =>
      [...text.children].flatMap((line) => new RegExp(`^${name} (\\d+)번째`).exec(line.textContent ?? "")?.[1] ?? []),
    tag,
  )
  expect(numbers).toEqual(Array.from({ length: paragraphs }, (_none, n) => String(n)))
  const lines = await pageLines(mine)
  expect(lines).toContain("앞")
  expect(lines).toContain("나뒤")
  expect(lines).toContain(`${elsewhere}너`)
  expect(await body(mine).locator("[style*=mso], script, img[src^=file]").count()).toBe(0)
  await until(async () => (await settledLines(pair, tag)).length >= paragraphs * 0.98, { timeout: 60_000 })
  await until(async () => !(await asks()))
  await mine.keyboard.press("Control+z")
  await until(async () => (await pageLines(mine)).every((line) => !line.includes(tag)), { timeout: 60_000 })
  await until(async () => (await pageLines(pair.other.page)).every((line) => !line.includes(tag)), { timeout: 60_000 })
  const after = await pageLines(mine)
  expect(after).toContain(`${elsewhere}너`)
  expect(after.length).toBeLessThanOrEqual(before.length + 1)
}, 240_000)

it("[ED43] a long plain text goes in line by line; an undo in its middle ends it", async () => {
  const tag = newTag()
  await emptyLine()
  const text = Array.from({ length: 600 }, (_none, n) => `- ${tag} ${n}`).join("\r\n")
  await paste({ "text/plain": text })
  await mine.getByText(longPaste.pasted(600)).waitFor({ timeout: 60_000 })
  await until(async () => (await settledLines(pair, tag)).length === 600, { timeout: 60_000 })
  expect(await lineOf(mine, `${tag} 599`).getAttribute("data-line")).toBe("bullet")
  await mine.keyboard.press("Control+z")
  await until(async () => (await settledLines(pair, tag)).length === 0, { timeout: 60_000 })
  await paste({ "text/plain": text })
  await mine.keyboard.press("Control+z")
  await until(async () => (await settledLines(pair, tag)).length === 0, { timeout: 60_000 })
}, 240_000)

it("[ED16] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
