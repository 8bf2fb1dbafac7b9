// Rows moved and answered by hand: two people, one at a desk with a mouse, one with a finger on a phone.
import type { CDPSession, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { minutesPageText } from "../../shared/text/ko/minutes-page.ts"
import { opinionsText as ko } from "../../shared/text/ko/opinions.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { openTab, untilSaved } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"

let room: MeetingRoom
beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`)
/** Ids of the project rows, in their order on screen. */
const idsOf = (page: Page): Promise<string[]> =>
  page
    .locator('[data-row][data-kind="project"]')
    .evaluateAll((all) =>
      all
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((one) => one.getAttribute("data-row") ?? ""),
    )
const untilMade = (page: Page) => page.locator("[data-row] [data-tools]").nth(10).waitFor({ state: "attached" })

it("[UI133] a row is dragged by its handle, and stands there for everybody; Esc lets it go where it was", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  await Promise.all([untilMade(secretary), untilMade(member)])
  const [first = "", second = "", third = ""] = await idsOf(secretary)
  const drag = async (id: string, over: string) => {
    await row(secretary, over).scrollIntoViewIfNeeded()
    await row(secretary, id).locator("[data-drag]").hover()
    await secretary.mouse.down()
    const box = await row(secretary, over).boundingBox()
    if (box === null) throw new Error("no row")
    await secretary.mouse.move(box.x + 300, box.y + box.height - 5, { steps: 5 })
    await secretary.locator('[data-drop="after"]').waitFor()
  }
  await drag(first, third)
  await secretary.keyboard.press("Escape")
  await secretary.mouse.up()
  expect((await idsOf(secretary)).slice(0, 3)).toEqual([first, second, third])
  await drag(first, third)
  await secretary.mouse.up()
  for (const page of [secretary, member])
    await until(async () => (await idsOf(page)).slice(0, 3).join() === [second, third, first].join())
  await secretary.keyboard.press("Control+z")
  for (const page of [secretary, member])
    await until(async () => (await idsOf(page)).slice(0, 3).join() === [first, second, third].join())
})

async function swipe(page: Page, cdp: CDPSession, id: string, dx: number, hold = 0): Promise<void> {
  await row(page, id).scrollIntoViewIfNeeded()
  const box = await row(page, id).boundingBox()
  if (box === null) throw new Error("no row")
  const [x, y] = [box.x + box.width / 2 - dx / 2, box.y + 20]
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at: number) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: at, y }] })
  await touch("touchStart", x)
  if (hold > 0) await row(page, id).and(page.locator("[data-dragged]")).waitFor()
  for (let step = 1; step <= 6; step++) await touch("touchMove", x + (dx * step) / 6)
  await touch("touchEnd", x + dx)
}

it("[UI134] on a phone a card is swiped: left answers 의견없음, to the end deletes, right opens its comments; all can be taken back", async () => {
  const [phone, desk] = [await room.arrive("member", { viewport: PHONE }), await room.arrive("secretary")]
  await openTab(phone, "opinions")
  await Promise.all([untilMade(phone), untilMade(desk)])
  const cdp = await phone.context().newCDPSession(phone)
  const unreviewed = phone.locator('[data-row][data-state="unreviewed"]').first()
  const id = (await unreviewed.getAttribute("data-row")) ?? ""
  await swipe(phone, cdp, id, -140)
  await row(desk, id).and(desk.locator('[data-state="none"]')).waitFor()
  await phone.getByRole("button", { name: ko.undo, exact: true }).last().click()
  await row(desk, id).and(desk.locator('[data-state="unreviewed"]')).waitFor()
  await swipe(phone, cdp, id, -270)
  await row(desk, id).waitFor({ state: "detached" })
  await phone.getByRole("button", { name: ko.undo, exact: true }).last().click()
  await row(desk, id).waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await swipe(phone, cdp, id, 140)
  await phone.getByRole("heading", { name: minutesPageText.panels.comments, exact: true }).waitFor()
})

it("[UI134] taking 의견없음 back leaves a row alone that somebody has answered since", async () => {
  const [phone, desk] = [await room.arrive("member", { viewport: PHONE }), await room.arrive("secretary")]
  await openTab(phone, "opinions")
  await Promise.all([untilMade(phone), untilMade(desk)])
  const id = (await phone.locator('[data-row][data-state="unreviewed"]').first().getAttribute("data-row")) ?? ""
  await swipe(phone, await phone.context().newCDPSession(phone), id, -140)
  await row(desk, id).and(desk.locator('[data-state="none"]')).waitFor()
  await row(desk, id).locator('[data-col="opinion"]').click()
  await desk.keyboard.insertText("그 사이에 적은 의견")
  await row(phone, id).and(phone.locator('[data-state="opinion"]')).waitFor()
  // The top bar's own stands before the notice's.
  const undo = phone.getByRole("button", { name: ko.undo, exact: true })
  await undo.last().click()
  await until(async () => (await undo.count()) === 1)
  await untilSaved(phone)
  expect(await row(desk, id).getAttribute("data-state")).toBe("opinion")
})

it("[UI134] targets of a card are at least 44 px, and nothing scrolls sideways, at 390 and at 360 px", async () => {
  for (const width of [390, 360]) {
    const phone = await room.arrive("member", { viewport: { width, height: 800 } })
    await openTab(phone, "opinions")
    await untilMade(phone)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const small = await phone
      .locator('[data-part="opinions"] :is(button, select, input)')
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML.slice(0, 120)),
      )
    expect(small).toEqual([])
  }
})

it("[UI137] a phone shows an opinion on its first screen; finding and sorting stand behind one button, which says when they are in use", async () => {
  const phone = await room.arrive("member", { viewport: PHONE })
  await openTab(phone, "opinions")
  await untilMade(phone)
  const tabs = await phone.getByRole("navigation", { name: minutesPageText.tabsLabel }).boundingBox()
  const opinion = await phone.locator('[data-row][data-kind="project"] [data-col="opinion"]').first().boundingBox()
  // Its first line is above the tabs.
  expect((opinion?.y ?? Infinity) + 40).toBeLessThan(tabs?.y ?? 0)
  const search = phone.getByRole("searchbox", { name: ko.filterText })
  expect(await search.isVisible()).toBe(false)
  const more = phone.getByRole("button", { name: ko.moreFilters, exact: true })
  await more.tap()
  const all = await phone.locator("[data-row]").count()
  await search.fill("야간")
  await until(async () => (await phone.locator("[data-row]").count()) < all)
  await more.tap()
  await phone.getByRole("button", { name: ko.moreFiltersUsed, exact: true }).waitFor()
  await phone.getByRole("button", { name: ko.clearFilter }).tap()
  await more.waitFor()
  await until(async () => (await phone.locator("[data-row]").count()) === all)
})
