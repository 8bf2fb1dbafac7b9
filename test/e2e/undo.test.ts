// One undo stack per person over everything on the page: two people at real browsers.
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { commentsText } from "../../shared/text/ko/comments.ts"
import { minutesPageText as ko } from "../../shared/text/ko/minutes-page.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { body, openTab, untilSaved } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"

let room: MeetingRoom
beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

const minutesOf = async (): Promise<Minutes> => {
  const person = await room.atApi("secretary")
  return (await person.call<Minutes>("GET", `/api/meetings/${room.demo.meetingId}/minutes`)).body
}
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true })
const at = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
const order = (page: Page, row: string) =>
  page.locator(`[data-grid] [data-row="${row}"]`).evaluate((element) => Number((element as HTMLElement).style.order))
/** The place that holds the focus, as `data-place` names it. */
const focusAt = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("[data-place]")?.getAttribute("data-place") ?? null)
const isSeen = (page: Page, place: string) =>
  at(page, place).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })

it("[UI91] keys take back every kind of change in its order, and focus and view return to each place", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const before = await minutesOf()
  const table = before.opinions[0]
  const [first, second] = (table?.rows ?? []).filter((row) => row.kind === "project")
  const seat = before.attendance.seats.find((one) => one.name !== "" && one.mark === "present")
  if (!table || first?.kind !== "project" || !second || !seat) throw new Error("another sample")
  const cellPlace = `opinion.${table.id}.${first.id}.subproject`
  const seatPlace = `attendance.${seat.id}`

  await field(secretary, ko.title).fill("내가 고친 제목")
  await at(secretary, seatPlace).getByRole("button").first().click()
  await body(secretary).locator(".hj-line").first().click()
  await secretary.keyboard.press("End")
  await secretary.keyboard.insertText("내 글")
  await at(secretary, cellPlace).click()
  await secretary.keyboard.insertText("내 칸")
  await secretary.keyboard.press("Escape")
  const [from, to] = [await order(secretary, first.id), await order(secretary, second.id)]
  await secretary.keyboard.press("Alt+ArrowDown")
  await until(async () => (await order(secretary, first.id)) > (await order(secretary, second.id)))
  await untilSaved(secretary)
  // Somebody else's work, in the same places, between mine and its undoing.
  await field(member, ko.place).fill("남이 고친 장소")
  await body(member).locator(".hj-line").first().click()
  await member.keyboard.press("Home")
  await member.keyboard.insertText("남의 글 ")
  await untilSaved(member)
  await until(async () => ((await body(secretary).textContent()) ?? "").includes("남의 글 "))
  await field(secretary, ko.place).focus()

  const undo = () => secretary.keyboard.press("Control+z")
  await secretary.locator("h1").first().click()
  await undo()
  await until(async () => (await order(secretary, first.id)) === from && (await order(secretary, second.id)) === to)
  await undo()
  await until(async () => !((await at(secretary, cellPlace).textContent()) ?? "").includes("내 칸"))
  await until(async () => (await focusAt(secretary)) === cellPlace && (await isSeen(secretary, cellPlace)))
  await undo()
  await until(async () => !((await body(secretary).textContent()) ?? "").includes("내 글"))
  await until(async () => (await focusAt(secretary)) === "body")
  await undo()
  await until(async () => (await focusAt(secretary)) === seatPlace && (await isSeen(secretary, seatPlace)))
  await undo()
  await until(async () => (await field(secretary, ko.title).inputValue()) === before.header.title)
  await until(async () => (await focusAt(secretary)) === "header.title" && (await isSeen(secretary, "header.title")))
  await untilSaved(secretary)
  const after = await minutesOf()
  expect(after.header.place).toBe("남이 고친 장소")
  expect(after.attendance).toEqual(before.attendance)
  expect(after.opinions).toEqual(before.opinions)
  expect(JSON.stringify(after.body[0])).toContain("남의 글 ")

  for (let step = 0; step < 5; step++) await secretary.keyboard.press(step % 2 ? "Control+Shift+z" : "Control+y")
  await until(async () => (await order(secretary, first.id)) > (await order(secretary, second.id)))
  await untilSaved(secretary)
  const again = await minutesOf()
  expect(again.header).toMatchObject({ title: "내가 고친 제목", place: "남이 고친 장소" })
  expect(JSON.stringify(again.body[0])).toMatch(/남의 글 .*내 글/)
  expect(JSON.stringify(again.opinions)).toContain("내 칸")
})

it("[UI92] the buttons do what the keys do, on a phone too, and what was changed comes on screen", async () => {
  const phone = await room.arrive("member", { viewport: PHONE })
  const steps = phone.getByRole("group", { name: ko.undoGroup })
  const undo = steps.getByRole("button", { name: ko.undo })
  expect(await undo.getAttribute("aria-disabled")).toBe("true")
  const seat = (await minutesOf()).attendance.seats.find((one) => one.name !== "" && one.mark === "present")
  const tap = at(phone, `attendance.${seat?.id}`).getByRole("button").first()
  const mark = () => tap.locator("[data-mark]").getAttribute("data-mark")
  await tap.tap()
  await until(async () => (await mark()) === "absent")
  await openTab(phone, "agenda")
  await undo.tap()
  await until(async () => (await mark()) === "present" && (await tap.isVisible()))
  await steps.getByRole("button", { name: ko.redo }).tap()
  await until(async () => (await mark()) === "absent")
  await phone.keyboard.press("Control+z")
  await until(async () => (await mark()) === "present")
})

it("[UI93] a text that is no part of the minutes keeps its own undo; a viewer has no such buttons", async () => {
  const [secretary, viewer] = [await room.arrive("secretary"), await room.arrive("viewer")]
  expect(await viewer.getByRole("group", { name: ko.undoGroup }).count()).toBe(0)
  await field(secretary, ko.place).fill("고친 장소")
  await secretary.locator("[data-grid]").getByRole("button", { name: /댓글/ }).first().click()
  const comment = secretary.getByPlaceholder(commentsText.newPlaceholder)
  await comment.pressSequentially("댓글")
  await comment.press("Control+z")
  await untilSaved(secretary)
  expect(await field(secretary, ko.place).inputValue()).toBe("고친 장소")
  expect(await comment.inputValue()).not.toBe("댓글")
})
