// What comes from the clipboard, on the real page over the real server.
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { editorText as ko } from "../../shared/text/ko/editor.ts"
import { startProduct, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { emptyLine as emptyLineIn, lineOf } from "./support/current-line.ts"
import { lineWith, openPair, readMinutesOf, settledLines, type LivePair } from "./support/live-pair.ts"
import { body } from "./support/minutes-page.ts"
import { keepPicture, launchBrowser } from "./support/people.ts"

let browser: Browser
let product: RunningProduct
let pair: LivePair
let mine: Page
let count = 700
/** Every test has lines of its own. */
const newTag = () => `${count++}호`

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  pair = await openPair(browser, await product.demo())
  mine = pair.mine.page
})
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await keepPicture(pair.mine, `pasting-${task.name.replace(/\W+/g, "-")}`)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
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

it("[ED16] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
