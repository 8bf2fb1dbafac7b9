import { Buffer } from "node:buffer"
import type { Page } from "playwright-core"
import sharp from "sharp"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { commentsText } from "../../shared/text/ko/comments.ts"
import { lifeText, obstacleText } from "../../shared/text/ko/life.ts"
import { minutesPageText } from "../../shared/text/ko/minutes-page.ts"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import { photosText } from "../../shared/text/ko/photos.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { body, untilSaved } from "./support/minutes-page.ts"

let room: MeetingRoom
const photos = (page: Page) => page.getByRole("region", { name: photosText.heading })
const choose = (page: Page, name: string, buffer: Buffer, mimeType = "image/jpeg") =>
  photos(page).locator('input[type="file"]').first().setInputFiles({ name, mimeType, buffer })
const minutesOf = async (role = "secretary") => {
  const person = await room.atApi(role)
  return (await person.call<Minutes>("GET", `/api/meetings/${room.demo.meetingId}/minutes`)).body
}
/** Everything a person could edit with. */
const edits = (page: Page) =>
  page
    .locator('main :is(textarea, [data-tools] select, input:not([type="search"]), [contenteditable="true"])')
    .or(page.getByText(opinionsText.addRow))
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true })

beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

it("[UI112] the save state says 저장 중 through a word, and 저장됨 once, behind its last letter", async () => {
  const page = await room.arrive("secretary")
  await untilSaved(page)
  await body(page).locator(".hj-line").last().click()
  await page.evaluate(() => {
    const mark = document.querySelector("[data-save]")!
    const seen: string[] = []
    new MutationObserver(() => seen.push(mark.getAttribute("data-save") ?? "")).observe(mark, { attributes: true })
    Object.assign(globalThis, { seenStates: seen })
  })
  await page.keyboard.type("abcdefghij", { delay: 30 })
  await untilSaved(page)
  expect(await page.evaluate(() => (globalThis as unknown as { seenStates: string[] }).seenStates)).toEqual([
    "saving",
    "saved",
  ])
})

it("[UI65] a photo is stored, captioned, shown to others, removed and taken back", async () => {
  const secretary = await room.arrive("secretary")
  const member = await room.arrive("member")
  const before = await photos(secretary).locator("img").count()
  const jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#4a7" } })
    .jpeg()
    .toBuffer()
  await choose(secretary, "회의.jpg", jpeg)
  await until(async () => (await photos(member).locator("img").count()) === before + 1)
  const caption = photos(secretary).getByRole("textbox", { name: photosText.caption }).last()
  await caption.fill("둘러앉아 이야기하는 위원들")
  await until(
    async () => (await photos(member).getByRole("textbox").last().inputValue()) === "둘러앉아 이야기하는 위원들",
  )
  await photos(secretary)
    .getByRole("button", { name: photosText.remove("둘러앉아 이야기하는 위원들") })
    .click()
  await until(async () => (await photos(member).locator("img").count()) === before)
  await secretary.getByRole("alert").getByRole("button", { name: photosText.undo }).click()
  await until(async () => (await photos(member).locator("img").count()) === before + 1)
  await untilSaved(secretary)
})

it("[UI66] a file that is no photo gives a sentence that names it and changes nothing", async () => {
  const secretary = await room.arrive("secretary")
  const before = (await minutesOf()).attachments
  await choose(secretary, "사진.jpg", Buffer.from("사진이 아니라 글입니다"))
  await secretary.getByText(photosText.notAnImage("사진.jpg")).waitFor()
  expect((await minutesOf()).attachments).toEqual(before)
  await photos(secretary).getByRole("button", { name: photosText.dismiss }).click()
  await secretary.getByText(photosText.notAnImage("사진.jpg")).waitFor({ state: "detached" })
})

it("[UI67] two people change title and place at once, and nothing is lost", async () => {
  const secretary = await room.arrive("secretary")
  const member = await room.arrive("member")
  const place = await field(member, minutesPageText.place).inputValue()
  await field(secretary, minutesPageText.title).fill("함께 고친 제목")
  await field(member, minutesPageText.place).fill(`${place} 옆방`)
  await secretary.getByRole("button", { name: new RegExp(minutesPageText.editWhen) }).click()
  await secretary.getByLabel(minutesPageText.date, { exact: true }).fill("2026-10-15")
  for (const page of [secretary, member]) {
    await until(async () => (await field(page, minutesPageText.title).inputValue()) === "함께 고친 제목")
    await until(async () => (await field(page, minutesPageText.place).inputValue()) === `${place} 옆방`)
    await page.getByRole("button", { name: /2026\. 10\. 15\.\(목\)/ }).waitFor()
  }
})

it("[UI68] an unsent comment is there again after a reload", async () => {
  const member = await room.arrive("member")
  const open = () => member.locator("[data-grid]").getByRole("button", { name: /댓글/ }).first().click()
  await open()
  await member.getByPlaceholder(commentsText.newPlaceholder).fill("쓰다 만 댓글")
  await member.reload()
  await open()
  expect(await member.getByPlaceholder(commentsText.newPlaceholder).inputValue()).toBe("쓰다 만 댓글")
})

it("[UI69] finalizing with something missing lists it and goes there; a final page and a viewer's offer no edit", async () => {
  const secretary = await room.arrive("secretary")
  const viewer = await room.arrive("viewer")
  const title = secretary.getByRole("textbox", { name: minutesPageText.title, exact: true })
  expect(await edits(viewer).count()).toBe(0)
  const written = await title.inputValue()
  await title.fill("")
  await untilSaved(secretary)
  await secretary.getByRole("button", { name: lifeText.finalize, exact: true }).click()
  await secretary.getByRole("button", { name: lifeText.finalizeNow }).click()
  const obstacle = secretary.getByRole("listitem").filter({ hasText: obstacleText.noTitle })
  await obstacle.getByRole("button", { name: lifeText.goThere }).click()
  await secretary.locator('[data-place="header.title"][data-flash]').waitFor()
  await title.fill(written)
  await untilSaved(secretary)
  await secretary.getByRole("button", { name: lifeText.finalize, exact: true }).click()
  await secretary.getByRole("button", { name: lifeText.finalizeNow }).click()
  await secretary.getByText(lifeText.finalized(1)).waitFor()
  await until(async () => (await edits(secretary).count()) === 0)
})
