// One device, several tabs and several people: what it keeps for whom, and until when.
import { readFile } from "node:fs/promises"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { lifeText } from "../../shared/text/ko/life.ts"
import { keptCopiesText } from "../../shared/text/ko/save-state.ts"
import { shellText, signInText, unsentText } from "../../shared/text/ko/shell.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { until } from "../support/until.ts"
import { body, expectSameBody, openBody, openTab, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { PHONE, signIn } from "./support/people.ts"
import { countInBody, storedRows, untilState, untilWorker } from "./support/without-network.ts"

const room = meetingRoomOfFile()

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /님, 메뉴$/ }).click()
  await page.getByRole("menuitem", { name: new RegExp(shellText.signOut) }).click()
}

it("[OF5] two tabs without a network agree at once and after a reload; on return nothing is doubled", async () => {
  const mine = await room().arriveAtBrowser("secretary")
  const other = await room().arriveAtBrowser("member")
  await untilWorker(mine.page)
  const second = await mine.context.newPage()
  await openBody(second, room().demo)
  await mine.context.setOffline(true)
  for (const page of [mine.page, second]) await untilState(page, "onDevice")
  await writeLine(mine.page, "첫째 탭의 줄")
  await untilSeen(second, "첫째 탭의 줄")
  await writeLine(second, "둘째 탭의 줄")
  await untilSeen(mine.page, "둘째 탭의 줄")
  for (const page of [mine.page, second]) await untilState(page, "onDevice")
  await second.reload()
  for (const words of ["첫째 탭의 줄", "둘째 탭의 줄"]) await untilSeen(second, words)
  await mine.context.setOffline(false)
  for (const words of ["첫째 탭의 줄", "둘째 탭의 줄"]) await untilSeen(other.page, words)
  for (const page of [mine.page, second]) await untilSaved(page)
  await expectSameBody([mine.page, second, other.page])
  for (const words of ["첫째 탭의 줄", "둘째 탭의 줄"]) expect(await countInBody(other.page, words)).toBe(1)
  await until(async () => (await storedRows(mine.page))["unsent"] === 0)
  expect([...mine.complaints, ...other.complaints]).toEqual([])
})

it("[OF6] signing out takes everything off the device, and the next person sees nothing of it", async () => {
  const mine = await room().arriveAtBrowser("chair")
  await writeLine(mine.page, "나가기 전에 적은 줄")
  await untilSaved(mine.page)
  await until(async () => ((await storedRows(mine.page))["updates"] ?? 0) > 0)
  await signOut(mine.page)
  await mine.page.getByRole("heading", { name: signInText.requiredTitle }).waitFor()
  await until(async () => Object.values(await storedRows(mine.page)).every((count) => count === 0))
  await signIn(mine, room().demo, "member")
  await openBody(mine.page, room().demo)
  expect(await mine.page.getByRole("button", { name: /내 기기의 사본/ }).count()).toBe(0)
  expect(mine.complaints).toEqual([])
})

it("[OF6, OF11] what could not be sent before signing out is offered as a file and kept for its author alone", async () => {
  const mine = await room().arriveAtBrowser("secretary")
  // The live connection alone is gone: the page cannot send, but it can sign out.
  await until(async () => ((await storedRows(mine.page))["updates"] ?? 0) > 0)
  await mine.context.routeWebSocket(/\/live\//, (socket) => void socket.close({ code: 1013 }))
  await mine.page.reload()
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "끝내 보내지 못한 줄")
  await untilState(mine.page, "onDevice")
  await signOut(mine.page)
  await mine.page.getByRole("dialog").getByText("끝내 보내지 못한 줄").waitFor()
  const downloading = mine.page.waitForEvent("download")
  await mine.page.getByRole("button", { name: unsentText.downloadAndLeave }).click()
  const text = await readFile(await (await downloading).path(), "utf8")
  expect(text).toContain("끝내 보내지 못한 줄")
  await until(async () => Object.values(await storedRows(mine.page)).every((count) => count === 0))
  // Leaving loads a page by itself; going elsewhere before that has happened would be undone by it.
  await mine.page.getByRole("heading", { name: signInText.requiredTitle }).waitFor()
  const kept = mine.page.getByRole("button", { name: keptCopiesText.open(1) })
  await signIn(mine, room().demo, "member")
  await mine.page.getByRole("button", { name: /님, 메뉴$/ }).waitFor()
  expect(await kept.count()).toBe(0)
  await signIn(mine, room().demo, "secretary")
  await kept.click()
  await mine.page.getByRole("dialog").getByText("끝내 보내지 못한 줄").waitFor()
})

it("[OF13] what was typed without a network and left behind is sent by the person's next page, whichever it is", async () => {
  const mine = await room().arriveAtBrowser("member")
  await untilWorker(mine.page)
  await mine.context.setOffline(true)
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "두고 간 줄")
  await untilState(mine.page, "onDevice")
  await mine.page.close()
  await mine.context.setOffline(false)
  const next = await mine.context.newPage()
  await next.goto(room().demo.url)
  const other = await room().arriveAtBrowser("chair")
  await untilSeen(other.page, "두고 간 줄")
  await until(async () => (await storedRows(next))["unsent"] === 0)
  expect(await countInBody(other.page, "두고 간 줄")).toBe(1)
})

it("[OF10] a program too old for the document loads itself again once, and then leaves it to the person", async () => {
  const mine = await room().arriveAtBrowser("member")
  await untilWorker(mine.page)
  await mine.context.addInitScript(() => {
    const Real = WebSocket
    window.WebSocket = class extends Real {
      constructor(address: string | URL) {
        super(String(address).replace(/schema=\d+/, "schema=0"))
      }
    }
  })
  let loads = 0
  mine.page.on("load", () => loads++)
  await mine.page.reload()
  await mine.page.getByText(lifeText.ended.clientTooOld).waitFor()
  await until(() => loads === 2)
  await mine.page.getByText(lifeText.ended.clientTooOld).waitFor()
  // Nothing of this page is under way any more.
  await mine.page.waitForLoadState("networkidle")
  expect(loads).toBe(2)
  expect(mine.complaints).toEqual([])
})

it("[OF7, OF11, UI138] the meeting is finalized while a member writes without a network: the words stay as that member's copy", async () => {
  const mine = await room().arriveAtBrowser("member")
  await untilWorker(mine.page)
  await mine.context.setOffline(true)
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "확정된 뒤에 도착한 줄")
  await untilState(mine.page, "onDevice")
  await mine.page.reload()
  await untilSeen(mine.page, "확정된 뒤에 도착한 줄")
  await mine.page.setViewportSize(PHONE)
  await openTab(mine.page, "agenda")
  const { context } = await room().arriveAtBrowser("secretary")
  const { url, meetingId } = room().demo
  const answer = await context.request.post(`${url}/api/meetings/${meetingId}/finalize`, { data: {} })
  expect(answer.status()).toBe(201)
  await mine.context.setOffline(false)
  await mine.page.getByRole("alert").getByText(keptCopiesText.notice).waitFor()
  await until(async () => (await body(mine.page).getAttribute("contenteditable")) === "false")
  await until(async () => (await countInBody(mine.page, "확정된 뒤에 도착한 줄")) === 0)
  // The document was read anew; the phone is where it was.
  await mine.page.locator('[data-tab="agenda"]').waitFor()
  await mine.page.reload()
  await mine.page.getByRole("button", { name: keptCopiesText.open(1) }).click()
  await mine.page.getByRole("dialog").getByText("확정된 뒤에 도착한 줄").waitFor()
  expect((await storedRows(mine.page))["unsent"]).toBe(0)
})
