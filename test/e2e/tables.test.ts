// Tables of the body at real browsers: two people in one table, a Korean input method in a cell, and pasted tables.
import type { Page } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import { editorTableText as ko } from "../../shared/text/ko/editor-table.ts"
import type { Block } from "../../shared/minutes/minutes.ts"
import { until } from "../support/until.ts"
import { emptyLine } from "./support/current-line.ts"
import { TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { readMinutesOf, type LivePair } from "./support/live-pair.ts"
import { livePairOfFile, newTags } from "./support/live-pair-of-file.ts"
import { body } from "./support/minutes-page.ts"

const pairNow = livePairOfFile("tables")
let pair: LivePair
let mine: Page
let other: Page
const newTag = newTags(900)

beforeAll(() => {
  pair = pairNow()
  mine = pair.mine.page
  other = pair.other.page
})

const cellIn = (page: Page, words: string) => body(page).locator("td", { hasText: words })
const tool = (page: Page, name: keyof typeof ko.tools) => page.getByRole("button", { name: ko.tools[name].label })
/** The table of the minutes that holds these words; a break is a slash. */
async function gridWith(words: string): Promise<string[][]> {
  const blocks: readonly Block[] = (await readMinutesOf(pair)).body
  const table = blocks.find((block) => block.type === "table" && JSON.stringify(block).includes(words))
  if (table?.type !== "table") return []
  return table.rows.map((row) =>
    row.map((cell) =>
      cell.map((piece) => (piece.type === "text" ? piece.text : piece.type === "break" ? "/" : piece.label)).join(""),
    ),
  )
}
const untilGrid = async (words: string, wanted: string[][]) => {
  await until(async () => JSON.stringify(await gridWith(words)) === JSON.stringify(wanted)).catch(() => undefined)
  expect(await gridWith(words)).toEqual(wanted)
}

async function putInTable(tag: string): Promise<void> {
  await emptyLine(pair, newTag())
  await mine.getByRole("button", { name: ko.insertLabel }).click()
  await mine.keyboard.insertText(tag)
  await cellIn(other, tag).waitFor()
}

async function paste(flavours: Record<string, string>): Promise<void> {
  await body(mine).evaluate((element, data) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  }, flavours)
}

it("[TB4, TB6] one fills cells by Tab while the other adds a row and a column; both see one whole table", async () => {
  const tag = newTag()
  await putInTable(tag)
  for (const words of ["둘", "셋", "넷"]) {
    await mine.keyboard.press("Tab")
    await mine.keyboard.insertText(words)
  }
  await cellIn(other, tag).click()
  await tool(other, "columnRight").click()
  await other.keyboard.insertText("새 칸")
  // Where Tab leads depends on whether the new column is here yet.
  await until(async () => (await cellIn(mine, "새 칸").count()) === 1)
  await mine.keyboard.press("Tab")
  await mine.keyboard.insertText("다섯")
  await tool(mine, "rowBelow").click()
  await mine.keyboard.insertText("여섯")
  await other.keyboard.insertText("!")
  await untilGrid(tag, [
    [tag, "새 칸!", "둘", "셋"],
    ["넷", "다섯", "", ""],
    ["", "여섯", "", ""],
    ["", "", "", ""],
  ])
  await until(async () => (await cellIn(mine, "새 칸!").count()) === 1)
})

it("[TB3, ED3] Hangul composed in a cell stays whole while the other types beside it and adds rows", async () => {
  const tag = newTag()
  await putInTable(tag)
  await mine.keyboard.press("Tab")
  await cellIn(other, tag).click()
  await other.keyboard.press("End")
  await typeHangul(pair.cdp, async (n) => {
    if (n % 4 === 3) await tool(other, "rowAbove").click()
    else await other.keyboard.insertText(`${n}`)
  })
  await until(async () => (await gridWith(tag)).some((row) => row.includes(TYPED)))
  const rows = await gridWith(tag)
  expect(rows.filter((row) => row.join("").includes(TYPED))).toHaveLength(1)
  expect(rows.find((row) => row.includes(TYPED))?.[0]).toContain(tag)
})

it("[TB7] tables of a word processor and a spreadsheet become plain ones, and no word is lost", async () => {
  const tag = newTag()
  await emptyLine(pair, newTag())
  await paste({
    "text/html":
      `<table><caption>${tag} 제목</caption><tr><th colspan="2"><p>${tag} 머리</p></th><th rowspan="2">오른쪽</th></tr>` +
      `<tr><td><p>첫 줄</p><p><b>둘째</b> 줄</p></td><td><ul><li>하나</li><li>둘</li></ul></td></tr>` +
      `<tr><td><table><tr><td>안 1</td><td>안 2</td></tr><tr><td>안 3</td></tr></table></td><td>끝</td></tr></table>`,
    "text/plain": "쓰이지 않음",
  })
  await untilGrid(`${tag} 머리`, [
    [`${tag} 머리`, "", "오른쪽"],
    ["첫 줄/둘째 줄", "- 하나/- 둘", ""],
    ["안 1 | 안 2/안 3", "끝", ""],
  ])
  await body(other)
    .locator(".hj-line", { hasText: `${tag} 제목` })
    .waitFor()
})

it("[TB7] one copied cell is words, not a table; a grid pasted into a cell fills the cells from there", async () => {
  const tag = newTag()
  await putInTable(tag)
  await paste({ "text/html": "<table><tr><td>한 칸</td></tr></table>", "text/plain": "한 칸" })
  await mine.keyboard.press("Tab")
  await paste({ "text/plain": "1\t2\t3\n4\t5\t6" })
  await untilGrid(tag, [
    [`${tag}한 칸`, "1", "2", "3"],
    ["", "4", "5", "6"],
    ["", "", "", ""],
  ])
})

it("[TB5] dragging over cells and deleting takes words of one cell at most; undo brings a deleted row back", async () => {
  const tag = newTag()
  await putInTable(tag)
  await mine.keyboard.press("Tab")
  await mine.keyboard.insertText("남는 말")
  await cellIn(mine, tag).click()
  await mine.keyboard.press("Home")
  await mine.mouse.move(...(await middleOf(tag)))
  await mine.mouse.down()
  await mine.mouse.move(...(await middleOf("남는 말")), { steps: 5 })
  await mine.mouse.up()
  await mine.keyboard.press("Delete")
  await mine.keyboard.insertText(tag)
  await until(async () => (await gridWith("남는 말"))[0]?.length === 3)
  await tool(mine, "deleteRow").click()
  await until(async () => (await gridWith("남는 말")).length === 0)
  await mine.keyboard.press("Control+z")
  await until(async () => (await gridWith("남는 말"))[0]?.[1] === "남는 말")

  async function middleOf(words: string): Promise<[number, number]> {
    const box = await cellIn(mine, words).last().boundingBox()
    return box === null ? [0, 0] : [box.x + box.width / 2, box.y + box.height / 2]
  }
})

it("[ED16] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))
