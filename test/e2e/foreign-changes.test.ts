// What a browser's extension or translator does to a page somebody writes on.
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { editorText } from "../../shared/text/ko/editor.ts"
import { failureText } from "../../shared/text/ko/shell.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { body, expectSameBody, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"

const room = meetingRoomOfFile()

/** Every text of the page in elements of its own. A translator does the same, with new texts, outside translate="no". */
function wrapAllTexts(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
  for (const text of texts) {
    if (text.data.trim() === "" || text.parentElement?.closest("script, style") !== null) continue
    const inner = document.createElement("font")
    const outer = document.createElement("font")
    text.replaceWith(outer)
    outer.append(inner)
    inner.append(text)
  }
}

/** Words of the text marked, and elements and attributes added in and beside the editor, as spelling helpers do. */
function decorateText(): void {
  const editor = document.querySelector(".hj-body .ProseMirror")
  editor?.setAttribute("data-helper", "true")
  editor?.parentElement?.append(document.createElement("spelling-helper"))
  for (const line of document.querySelectorAll(".hj-body .hj-line-text")) {
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode()
    if (!(text instanceof Text) || text.data.length < 4) continue
    const word = text.splitText(2)
    const mark = document.createElement("mark")
    word.replaceWith(mark)
    mark.append(word)
  }
}

/** Both lists of the agenda without their lines, as a blocker takes away what it takes for an advertisement. */
function takeAwayLists(): void {
  for (const line of document.querySelectorAll("nav li, main ol li")) line.remove()
}

/** Makes a paragraph of the last agenda item, so that every list of the agenda loses a line. */
async function endLastItem(page: Page): Promise<void> {
  await body(page).locator('[data-line="agendaItem"]').last().click()
  await page
    .getByRole("toolbar", { name: editorText.toolbarLabel })
    .getByRole("button", { name: editorText.kindHints.paragraph, exact: true })
    .click()
}

it.each([
  ["wraps every text", wrapAllTexts],
  ["marks words and adds its own elements", decorateText],
])("[UI136] what %s changes nothing in the minutes, and all write on", async (_name, change) => {
  const secretary = await room().arrive("secretary")
  const chair = await room().arrive("chair")
  await untilSaved(secretary)
  expect(await secretary.locator("main").evaluate((main) => main instanceof HTMLElement && main.translate)).toBe(false)
  const before = await body(chair).innerText()
  await secretary.evaluate(change)
  await writeLine(chair, `분과장이 이어 쓴 말 ${_name.length}`)
  await untilSeen(secretary, `분과장이 이어 쓴 말 ${_name.length}`)
  expect((await body(chair).innerText()).startsWith(before.trimEnd())).toBe(true)
  await writeLine(secretary, `총무가 이어 쓴 말 ${_name.length}`)
  await untilSeen(chair, `총무가 이어 쓴 말 ${_name.length}`)
  await endLastItem(chair)
  await writeLine(secretary, `그 뒤에도 ${_name.length}`)
  await untilSeen(chair, `그 뒤에도 ${_name.length}`)
  await expectSameBody([secretary, chair])
})

it("[UI136] who writes while parts of the page are taken away writes on, and is told", async () => {
  const secretary = await room().arrive("secretary")
  const chair = await room().arrive("chair")
  await writeLine(secretary, "쓰고 있던 말")
  await secretary.evaluate(takeAwayLists)
  await endLastItem(chair)
  await secretary.getByText(failureText.foreignChange).waitFor()
  await secretary.keyboard.insertText(" 이어 쓴 말")
  await untilSeen(chair, "쓰고 있던 말 이어 쓴 말")
  await untilSaved(secretary)
  expect(await secretary.getByText(failureText.crashTitle).count()).toBe(0)
})
