import { generateNKeysBetween } from "fractional-indexing"
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import type { Minutes, ProjectRow } from "../../shared/minutes/minutes.ts"
import { commentsText } from "../../shared/text/ko/comments.ts"
import { minutesPageText } from "../../shared/text/ko/minutes-page.ts"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { cell, untilHere } from "./support/grid.ts"
import { openTab, untilSaved } from "./support/minutes-page.ts"

let room: MeetingRoom
let reader: ApiPerson | undefined
const rows = (page: Page) => page.locator("[data-grid] [data-row]")
const idsOf = (page: Page) =>
  rows(page).evaluateAll((all) =>
    all
      .toSorted((a, b) => Number((a as HTMLElement).style.order) - Number((b as HTMLElement).style.order))
      .map((row) => row.getAttribute("data-row") ?? ""),
  )
async function minutesOf(meetingId = room.demo.meetingId): Promise<Minutes> {
  // Signed in once: asking again and again until something is there must not run into the limit of sign-ins.
  reader ??= await room.atApi("secretary")
  return (await reader.call<Minutes>("GET", `/api/meetings/${meetingId}/minutes`)).body
}
const projectsOf = async () =>
  (await minutesOf()).opinions.flatMap((table) => table.rows).filter((row): row is ProjectRow => row.kind === "project")
const rowOf = async (id: string) => (await projectsOf()).find((row) => row.id === id)

beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

it("[UI70] the table is used by keyboard alone: go, type, Enter, Tab, Esc, move", async () => {
  const page = await room.arrive("secretary")
  const [first, second] = (await projectsOf()).map(({ id }) => id)
  await cell(page, first ?? "", "subproject").click()
  await page.keyboard.press("Escape")
  await untilHere(page, `${first} subproject selected`)
  await page.keyboard.press("ArrowDown")
  await untilHere(page, `${second} subproject selected`)
  await page.keyboard.type("new")
  await untilHere(page, `${second} subproject editing`)
  await page.keyboard.press("Tab")
  await untilHere(page, `${second} department selected`)
  await page.keyboard.press("Enter")
  await page.keyboard.press("End")
  await page.keyboard.type("!")
  await page.keyboard.press("Escape")
  await untilHere(page, `${second} department selected`)
  await page.keyboard.press("Alt+ArrowUp")
  await until(async () => (await idsOf(page)).indexOf(second ?? "") < (await idsOf(page)).indexOf(first ?? ""))
  await untilHere(page, `${second} department selected`)
  await untilSaved(page)
  const row = await rowOf(second ?? "")
  expect(row?.subproject).toBe("new")
  expect(row?.department).toMatch(/!$/)
})

it("[UI71] a row is added, filled in every column, set to 의견없음 by one tap, deleted and taken back", async () => {
  const page = await room.arrive("secretary")
  const before = new Set(await idsOf(page))
  await page.getByRole("button", { name: opinionsText.addRow }).click()
  const id = await until(async () => (await idsOf(page)).find((one) => !before.has(one)))
  const texts = {
    number: "9-9-9",
    project: "새 사업",
    subproject: "새 세부",
    department: "새 과",
    team: "새 팀",
    officer: "새 분",
  }
  for (const [column, text] of Object.entries(texts)) {
    await cell(page, id, column).click()
    await cell(page, id, column).locator("textarea").fill(text)
    await page.keyboard.press("Escape")
  }
  await cell(page, id, "scope").getByRole("button").click()
  await page
    .locator(`[data-row="${id}"]`)
    .getByRole("button", { name: /의견없음$/ })
    .click()
  await page.locator(`[data-row="${id}"][data-state="none"]`).waitFor()
  await untilSaved(page)
  expect(await rowOf(id)).toMatchObject({ ...texts, state: "none" })
  await page
    .locator(`[data-row="${id}"]`)
    .getByRole("button", { name: /행 메뉴/ })
    .click()
  await page.getByRole("menuitem", { name: opinionsText.remove }).click()
  await page.locator(`[data-row="${id}"]`).waitFor({ state: "detached" })
  await page.getByRole("button", { name: opinionsText.undo, exact: true }).last().click()
  await page.locator(`[data-row="${id}"]`).waitFor()
})

it("[UI72] two people in two cells of one row lose nothing", async () => {
  const secretary = await room.arrive("secretary")
  const member = await room.arrive("member")
  const id = (await projectsOf())[3]?.id ?? ""
  await cell(secretary, id, "team").click()
  await cell(member, id, "officer").click()
  await cell(secretary, id, "team").locator("textarea").fill("함께하는팀")
  await cell(member, id, "officer").locator("textarea").fill("한사람")
  await untilSaved(secretary)
  await untilSaved(member)
  await until(async () => {
    const row = await rowOf(id)
    return row?.team === "함께하는팀" && row.officer === "한사람"
  })
})

it("[UI73] [UI75] a table of 500 rows opens, makes the rows near the view, shows its last row and takes an edit there", async () => {
  const secretary = await room.atApi("secretary")
  const made = await secretary.call<{ id: string }>("POST", "/api/meetings", {
    body: { committeeId: room.demo.committeeId },
  })
  const minutes = await minutesOf(made.body.id)
  const [table] = (await minutesOf()).opinions
  const [sample] = await projectsOf()
  if (!table || !sample) throw new Error("the sample has no opinion row")
  const many = generateNKeysBetween(null, null, 500).map((order, index) =>
    Object.assign({}, sample, {
      id: `manyrows${index}`,
      order,
      number: `1-${index + 1}-1`,
      subproject: `세부 ${index}`,
      opinion: [],
    }),
  )
  const body = { ...minutes, opinions: [{ ...table, rows: many }] }
  expect((await secretary.call("PUT", `/api/meetings/${made.body.id}/minutes`, { body })).status).toBe(204)
  const page = await room.arrive("secretary", { meetingId: made.body.id })
  await until(async () => (await rows(page).count()) === 500)
  await cell(page, "manyrows0", "subproject").click()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+ArrowDown")
  await untilHere(page, "manyrows499 subproject selected")
  await page.keyboard.insertText("끝 행")
  await page.keyboard.press("Enter")
  // Those above it are made as they come into view; the others are heights.
  await cell(page, "manyrows495", "subproject").waitFor()
  expect(await cell(page, "manyrows250", "subproject").count()).toBe(0)
  expect(await page.locator("[data-row] [data-col=opinion]").count()).toBeLessThan(200)
  await until(async () => {
    const last = (await minutesOf(made.body.id)).opinions[0]?.rows.at(-1)
    return last?.kind === "project" && last.subproject === "끝 행"
  })
})

it("[UI74] the server dies while a cell, the title, an opinion and a comment are written; all of it is there after", async () => {
  const page = await room.arrive("secretary")
  const rowsBefore = await projectsOf()
  const id = rowsBefore[4]?.id ?? ""
  const title = page.getByRole("textbox", { name: minutesPageText.title, exact: true })
  await page.locator(`[data-row="${id}"]`).getByRole("button", { name: /댓글/ }).click()
  await cell(page, id, "team").click()
  await room.product.kill()
  await cell(page, id, "team").locator("textarea").fill("끊긴 사이 팀")
  await title.fill("끊긴 사이 제목")
  await cell(page, id, "opinion").click()
  await page.keyboard.press("Control+End")
  await page.keyboard.insertText(" 끊긴 사이 의견")
  await page.getByPlaceholder(commentsText.newPlaceholder).fill("끊긴 사이 댓글")
  await page.getByRole("button", { name: commentsText.send }).last().click()
  await page.getByText(commentsText.notSent).waitFor()
  await room.product.restart()
  await until(async () => (await minutesOf()).header.title === "끊긴 사이 제목", { timeout: 30_000 })
  await until(async () => (await rowOf(id))?.team === "끊긴 사이 팀", { timeout: 30_000 })
  await until(async () => JSON.stringify((await rowOf(id))?.opinion).includes("끊긴 사이 의견"), { timeout: 30_000 })
  await page.getByText(commentsText.notSent).waitFor({ state: "detached", timeout: 30_000 })
  await page.reload()
  await page.locator(`[data-row="${id}"]`).getByRole("button", { name: /댓글/ }).click()
  expect(await page.getByText("끊긴 사이 댓글", { exact: true }).count()).toBe(1)
})

it.each([
  ["in the table", { width: 1440, height: 900 }],
  ["on a phone's card", { width: 390, height: 844 }],
])("[UI76] a press puts the caret where it pressed, %s", async (_where, viewport) => {
  const page = await room.arrive("secretary", { viewport })
  const before = (await projectsOf()).find(({ opinion }) => JSON.stringify(opinion).length > 200)
  const id = before?.id ?? ""
  if (viewport.width < 800) await openTab(page, "opinions")
  const opinion = cell(page, id, "opinion")
  await page.locator("[data-row] [data-tools]").nth(10).waitFor({ state: "attached" })
  await opinion.scrollIntoViewIfNeeded()
  const point = await opinion.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let node = walker.nextNode()
    while (node !== null && (node.nodeValue ?? "").trim().length < 6) node = walker.nextNode()
    const range = document.createRange()
    range.setStart(node!, 3)
    range.setEnd(node!, 4)
    const { left, top, height } = range.getBoundingClientRect()
    return { x: left + 1, y: top + height / 2, text: node!.nodeValue ?? "" }
  })
  await page.mouse.click(point.x, point.y)
  await untilHere(page, `${id} opinion editing`)
  await page.keyboard.type("Q")
  await untilSaved(page)
  const expected = `${point.text.slice(0, 3)}Q${point.text.slice(3)}`
  expect(JSON.stringify((await rowOf(id))?.opinion)).toContain(expected)
})

/** Between the third letter of a cell's plain text and the fourth, in pixels of the window. */
const behindThird = (page: Page, row: string, column: string) =>
  cell(page, row, column).evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
    const range = document.createRange()
    range.setStart(text, 3)
    range.setEnd(text, 4)
    const { left, top, height } = range.getBoundingClientRect()
    return { x: left + 1, y: top + height / 2, text: text.nodeValue ?? "" }
  })

it.each([
  ["in the table", { width: 1440, height: 900 }, 0],
  ["on a phone's card", { width: 390, height: 844 }, 1],
])("[UI76] a press into a plain cell puts the caret where it pressed, %s", async (_where, viewport, at) => {
  const page = await room.arrive("secretary", { viewport })
  const id = (await projectsOf()).filter(({ subproject }) => subproject.length > 5)[at]?.id ?? ""
  if (viewport.width < 800) await openTab(page, "opinions")
  const plain = cell(page, id, "subproject")
  await page.locator("[data-row] [data-tools]").nth(10).waitFor({ state: "attached" })
  await plain.scrollIntoViewIfNeeded()
  const { x, y, text } = await behindThird(page, id, "subproject")
  await page.mouse.click(x, y)
  await untilHere(page, `${id} subproject editing`)
  await page.keyboard.type("Q")
  const once = `${text.slice(0, 3)}Q${text.slice(3)}`
  await until(async () => (await rowOf(id))?.subproject === once)
  // Selected: an empty field lies over the text.
  await page.keyboard.press("Escape")
  await untilHere(page, `${id} subproject selected`)
  const again = await behindThird(page, id, "subproject")
  await page.mouse.click(again.x, again.y)
  await untilHere(page, `${id} subproject editing`)
  await page.keyboard.type("R")
  await until(async () => (await rowOf(id))?.subproject === `${text.slice(0, 3)}RQ${text.slice(3)}`)
})

it("[UI77] Home counts in the moment in which an opinion cell gets the focus", async () => {
  const page = await room.arrive("secretary")
  const filled = (await projectsOf()).find(({ opinion }) => JSON.stringify(opinion).length > 200)
  const id = filled?.id ?? ""
  await page.locator("[data-row] [data-tools]").nth(10).waitFor({ state: "attached" })
  await cell(page, id, "team").click()
  await page.keyboard.press("Escape")
  // The press and the move of the caret in one task of the page, before its next frame.
  await cell(page, id, "opinion").evaluate((element) => {
    const { x, y } = element.getBoundingClientRect()
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: x, clientY: y }))
    getSelection()?.modify("move", "backward", "lineboundary")
  })
  await untilHere(page, `${id} opinion editing`)
  await page.keyboard.type("H")
  await untilSaved(page)
  const text = JSON.stringify((await rowOf(id))?.opinion)
  expect(text).toMatch(/H/)
  expect(text).not.toMatch(/H"[\]}]*$/)
})
