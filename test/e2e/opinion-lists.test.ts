// The lists that open at the caret, inside an opinion: rows, people and what a line can be.
import type { CDPSession, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import type { Minutes, ProjectRow } from "../../shared/minutes/minutes.ts"
import { editorSuggestText as ko } from "../../shared/text/ko/editor-suggest.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { until } from "../support/until.ts"
import { compose } from "./support/hangul-keyboard.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { openTab, untilSaved } from "./support/minutes-page.ts"

let room: MeetingRoom
let reader: ApiPerson
const cell = (page: Page, row: string) => page.locator(`[data-row="${row}"] [data-col="opinion"]`)
const mode = (page: Page, row: string, value: string) => page.locator(`[data-row="${row}"] [data-mode="${value}"]`)
const list = (page: Page, kind: keyof typeof ko.listLabel) => page.getByRole("listbox", { name: ko.listLabel[kind] })
const minutes = async (): Promise<Minutes> =>
  (await reader.call<Minutes>("GET", `/api/meetings/${room.demo.meetingId}/minutes`)).body
const projectsOf = ({ opinions }: Minutes) =>
  opinions.flatMap((table) => table.rows).filter((row): row is ProjectRow => row.kind === "project")

beforeAll(async () => {
  room = await openMeetingRoom()
  reader = await room.atApi("secretary")
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

/** Into the opinion, on a new line at its end. */
async function beginLine(page: Page, row: string): Promise<CDPSession> {
  await page.locator("[data-row] [data-tools]").nth(10).waitFor({ state: "attached" })
  await cell(page, row).scrollIntoViewIfNeeded()
  await cell(page, row).click()
  await mode(page, row, "editing").waitFor({ state: "attached" })
  await page.keyboard.press("Control+End")
  await page.keyboard.press("Enter")
  return page.context().newCDPSession(page)
}

/** Corners of an open list that something else covers or cuts off. */
const hiddenCorners = (page: Page) =>
  page.getByRole("listbox").evaluate((element) => {
    const { left, top, right, bottom } = element.parentElement!.getBoundingClientRect()
    const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y] as const))
    return corners.filter(([x, y]) => document.elementFromPoint(x, y)?.closest(".hj-suggest") === null)
  })

it.each([
  ["in the table", { width: 1440, height: 900 }, 0],
  ["on a phone's card", { width: 390, height: 844 }, 1],
])(
  "[ED80] rows, people and kinds of lines are chosen from lists inside an opinion, %s",
  async (_where, viewport, at) => {
    const before = await minutes()
    const [from, to] = projectsOf(before).slice(at * 2 + 2)
    const name = before.attendance.seats.find((seat) => seat.name.length === 3)?.name ?? ""
    const page = await room.arrive("secretary", { viewport })
    if (viewport.width < 800) await openTab(page, "opinions")
    const cdp = await beginLine(page, from!.id)

    await page.keyboard.type(`[[${to!.number}`)
    await list(page, "row").waitFor()
    expect(await hiddenCorners(page)).toEqual([])
    await page.keyboard.press("Enter")
    await list(page, "row").waitFor({ state: "detached" })

    await page.keyboard.type(" @")
    await compose(cdp, [name.slice(0, 1)], { isOpen: true })
    await list(page, "mention")
      .getByRole("option", { name: new RegExp(name) })
      .click()
    await cell(page, from!.id).locator(".hj-mention").getByText(name, { exact: true }).waitFor()
    await compose(cdp, ["ㄱ", "가"])

    await page.keyboard.type(" /")
    await list(page, "slash").waitFor()
    expect(await list(page, "slash").getByRole("option").count()).toBe(4)
    await compose(cdp, ["ㄱ", "그", "글"])
    await page.keyboard.press("Enter")
    await untilSaved(page)
    const opinion = projectsOf(await minutes())
      .find(({ id }) => id === from!.id)
      ?.opinion.at(-1)
    expect(opinion).toMatchObject({
      kind: "bullet",
      inline: [
        { type: "rowLink", rowId: to!.id },
        { type: "text", text: " " },
        { type: "mention", label: name },
        { type: "text", text: "가 " },
      ],
    })

    await page.keyboard.type("/")
    await list(page, "slash").waitFor()
    await page.keyboard.press("Escape")
    await list(page, "slash").waitFor({ state: "detached" })
    expect(await mode(page, from!.id, "editing").count()).toBe(1)
    await page.keyboard.press("Escape")
    await mode(page, from!.id, "selected").waitFor({ state: "attached" })
  },
)

it("[ED80] a link in an opinion nobody edits shows the row's number as it is now, and a press goes to the row", async () => {
  const page = await room.arrive("secretary")
  const [from, , , , , to] = projectsOf(await minutes())
  await beginLine(page, from!.id)
  await page.keyboard.type(`[[${to!.number}`)
  await list(page, "row").waitFor()
  await page.keyboard.press("Enter")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  const link = cell(page, from!.id).getByRole("link", { name: new RegExp(to!.number) })
  await link.waitFor()
  const number = page.locator(`[data-row="${to!.id}"] [data-col="number"]`)
  await number.click()
  await page.keyboard.press("Control+a")
  await page.keyboard.type("9-9-9")
  await page.keyboard.press("Enter")
  await until(async () => (await cell(page, from!.id).getByRole("link").last().textContent()) === "9-9-9")
  await cell(page, from!.id).getByRole("link").last().click()
  await page.locator(`[data-row="${to!.id}"][data-flash]`).waitFor({ state: "attached" })
  expect(await cell(page, from!.id).locator('[contenteditable="true"]').count()).toBe(0)
})
