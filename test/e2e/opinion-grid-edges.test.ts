// Ways in and out of an opinion table, and cells that change under the person in them.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import type { Minutes, ProjectRow } from "../../shared/minutes/minutes.ts"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { until } from "../support/until.ts"
import { cell, untilHere } from "./support/grid.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { untilSaved } from "./support/minutes-page.ts"

let room: MeetingRoom
let reader: ApiPerson
beforeAll(async () => {
  room = await openMeetingRoom()
  reader = await room.atApi("secretary")
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

async function projectsOf(): Promise<readonly ProjectRow[]> {
  const { body } = await reader.call<Minutes>("GET", `/api/meetings/${room.demo.meetingId}/minutes`)
  return body.opinions.flatMap((table) => table.rows).filter((row) => row.kind === "project")
}
const rowOf = async (id: string) => (await projectsOf()).find((row) => row.id === id)

it("[UI70] Tab leaves the table behind it and Shift+Tab before it; a row deleted by keys hands the focus to the next", async () => {
  const page = await room.arrive("secretary")
  const [first, second] = (await projectsOf()).map(({ id }) => id)
  const isInGrid = () => page.evaluate(() => document.activeElement?.closest("[data-grid]") !== null)
  await cell(page, first ?? "", "subproject").click()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Tab")
  await page
    .getByRole("button", { name: `+ ${opinionsText.addRow}` })
    .and(page.locator(":focus"))
    .waitFor()
  await page.keyboard.press("Shift+Tab")
  expect(await isInGrid()).toBe(true)
  for (let press = 0; press < 12 && (await isInGrid()); press++) await page.keyboard.press("Shift+Tab")
  expect(await isInGrid()).toBe(false)

  await page
    .locator(`[data-row="${first}"]`)
    .getByRole("button", { name: /행 메뉴$/ })
    .focus()
  await page.keyboard.press("Enter")
  const remove = page.getByRole("menuitem", { name: opinionsText.remove })
  await remove.waitFor()
  await page.keyboard.press("ArrowDown")
  for (let press = 0; press < 8 && (await remove.and(page.locator(":focus")).count()) === 0; press++) {
    await page.keyboard.press("ArrowDown")
  }
  await page.keyboard.press("Enter")
  await until(async () => (await page.locator(`[data-row="${second}"]`).locator(":focus").count()) === 1)
  await page.getByRole("button", { name: opinionsText.undo, exact: true }).last().click()
  await page.locator(`[data-row="${first}"]`).waitFor()
})

it("[UI139] Tab goes from the note of an abolished row to its opinion; who writes where another makes a note of it writes on", async () => {
  const [page, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const abolished = (await projectsOf()).find(({ state }) => state === "abolished")
  const id = abolished?.id ?? ""
  await cell(page, id, "team").click()
  await page.keyboard.press("End")
  await page.keyboard.insertText(" 알림")
  await page.keyboard.press("Tab")
  await untilHere(page, `${id} opinion selected`)
  await page.keyboard.type("dropped")
  await page.keyboard.press("Escape")
  await untilSaved(page)
  expect((await rowOf(id))?.abolishedNote).toBe(`${abolished?.abolishedNote} 알림`)
  expect(JSON.stringify((await rowOf(id))?.opinion)).toContain("dropped")

  const other = (await projectsOf()).find(({ state }) => state === "held")
  const held = other?.id ?? ""
  await cell(page, held, "officer").click()
  await page.keyboard.press("End")
  await page.keyboard.insertText("가")
  await member.locator(`[data-row="${held}"] [data-tools] select`).selectOption("abolished")
  await page.locator(`[data-row="${held}"][data-state="abolished"]`).waitFor()
  await page.keyboard.insertText("나")
  await page.keyboard.press("Escape")
  await untilSaved(page)
  expect(await rowOf(held)).toMatchObject({ officer: `${other?.officer}가나`, abolishedNote: "" })
  await page.keyboard.press("Tab")
  await untilHere(page, `${held} opinion selected`)
})
