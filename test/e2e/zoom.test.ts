// The paper as wide as the window has room for.
import type { Locator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { attendanceText } from "../../shared/text/ko/attendance.ts"
import { minutesPageText as ko } from "../../shared/text/ko/minutes-page.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { body } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"

let room: MeetingRoom
beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

const button = (page: Page, label: string) => page.getByRole("button", { name: label, exact: true })
const sheet = (page: Page) => page.getByRole("article", { name: ko.paper })
const width = async (page: Page) => Math.round((await sheet(page).boundingBox())?.width ?? 0)
const roomFor = async (page: Page) =>
  page.locator("main").evaluate((main) => {
    const { paddingLeft, paddingRight } = getComputedStyle(main)
    return main.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  })

/** How far a peer's caret is drawn from where the text it stands in begins or ends, in pixels of the window. */
const caretGap = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const line = [...document.querySelectorAll(".hj-body .hj-line-text")].find((one) =>
      one.textContent?.endsWith(wanted),
    )
    const caret = document.querySelector(".hj-body .hj-caret")
    if (line === undefined || caret === null) return null
    const range = document.createRange()
    range.selectNodeContents(line)
    const text = [...range.getClientRects()].at(-1)
    const at = caret.getBoundingClientRect()
    return text === undefined ? null : Math.max(Math.abs(at.left - text.right), Math.abs(at.top - text.top))
  }, words)

it("[UI110] the paper is fitted to the window's width and back, keeps what is read, and is remembered", async () => {
  const page = await room.arrive("secretary")
  const printed = await width(page)
  await page.mouse.wheel(0, 900)
  await button(page, ko.fitWidth).click()
  const fitted = await width(page)
  expect(fitted).toBeGreaterThan(printed * 1.3)
  expect(fitted).toBeLessThanOrEqual(await roomFor(page))
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.reload()
  await button(page, ko.actualSize).waitFor()
  expect(await width(page)).toBe(fitted)
  await button(page, ko.actualSize).press("Enter")
  expect(await width(page)).toBe(printed)
})

it("[UI110] on the larger paper letters go where the caret is, others' carets stand in their text, the tools stay below the bar", async () => {
  const [page, member] = [await room.arrive("secretary"), await room.arrive("member")]
  await button(page, ko.fitWidth).click()
  const theirs = body(member).locator('[data-line="agendaItem"]').last()
  await theirs.click()
  await member.keyboard.press("End")
  await member.keyboard.insertText(" 여기끝")
  await until(async () => {
    await body(page).locator('[data-line="agendaItem"]').last().scrollIntoViewIfNeeded()
    const gap = await caretGap(page, "여기끝")
    return gap !== null && gap < 6
  })
  const own = body(page).locator('[data-line="agendaItem"]').first()
  await own.evaluate((line) => line.scrollIntoView({ block: "center" }))
  const box = await own.locator(".hj-line-text").boundingBox()
  await page.mouse.click(box!.x + 2, box!.y + box!.height / 2)
  await page.keyboard.insertText("맨앞")
  await until(async () => (await own.locator(".hj-line-text").textContent())?.startsWith("맨앞") === true)
  await body(page).locator('[data-line="agendaItem"]').nth(4).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 200)
  await until(async () => {
    const bar = await page
      .locator("header")
      .filter({ has: page.locator("h1") })
      .boundingBox()
    const tools = await page.locator(".hj-toolbar-frame").boundingBox()
    return Math.abs((tools?.y ?? 0) - (bar!.y + bar!.height)) < 3
  })
})

/** From the lower edge of one element to the upper edge of another, in pixels of the window. */
const below = async (upper: Locator, lower: Locator) => {
  const [one, other] = [await upper.boundingBox(), await lower.boundingBox()]
  return other!.y - (one!.y + one!.height)
}

it("[UI110] on the larger paper what opens stands at what it belongs to: a line's details, a list, a person's menu", async () => {
  const page = await room.arrive("secretary")
  await button(page, ko.fitWidth).click()
  const decision = body(page).locator('[data-line="decision"]').first()
  await decision.evaluate((line) => line.scrollIntoView({ block: "center" }))
  await decision.getByRole("button").click()
  expect(Math.abs(await below(decision, page.locator(".hj-details")))).toBeLessThan(3)
  await page.keyboard.press("Escape")
  await decision.locator(".hj-line-text").click()
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  await page.keyboard.type("@")
  const written = body(page).locator(".hj-line-text").filter({ hasText: /^@$/ })
  await page.getByRole("listbox").waitFor()
  expect(await below(written, page.locator(".hj-suggest"))).toBeLessThan(12)
  await page.keyboard.press("Escape")
  await page.keyboard.press("Backspace")
  const menu = page.getByRole("button", { name: new RegExp(attendanceText.more("").trim()) }).first()
  await menu.evaluate((one) => one.scrollIntoView({ block: "center" }))
  await menu.focus()
  await page.keyboard.press("Enter")
  const opened = page.getByRole("menu")
  await opened.waitFor()
  await until(async () => {
    const [at, near] = [await menu.boundingBox(), await opened.boundingBox()]
    const gap = Math.max(near!.y - (at!.y + at!.height), at!.y - (near!.y + near!.height))
    return gap > -2 && gap < 16
  })
})

it("[UI110] a phone has no such button", async () => {
  const page = await room.arrive("secretary", { viewport: PHONE })
  expect(await button(page, ko.fitWidth).count()).toBe(0)
})
