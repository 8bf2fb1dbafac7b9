import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { minutesPageText as ko } from "../../shared/text/ko/minutes-page.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { launchBrowser, openBrowser } from "./support/people.ts"

let room: MeetingRoom
beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

it("[UI94] a screen reader is told who came and who went", async () => {
  const secretary = await room.arrive("secretary")
  const said = () => secretary.locator("header output").allTextContents()
  const name = room.demo.invitations.find(({ role }) => role === "member")?.name ?? ""
  const member = await room.arrive("member")
  await until(async () => (await said()).includes(ko.came(name)))
  await member.close()
  await until(async () => (await said()).includes(ko.went(name)))
})

it("[UI95] the minutes come while the invitation is read, and not for a bad link", async () => {
  const browser = await launchBrowser()
  try {
    const fetched = async (address: string): Promise<string[]> => {
      const { page, context } = await openBrowser(browser)
      const files: string[] = []
      page.on("requestfinished", (request) => files.push(request.url()))
      await page.goto(address)
      await page.getByRole("heading", { level: 1 }).first().waitFor()
      await page.waitForLoadState("networkidle")
      await context.close()
      return files.filter((file) => file.includes("minutes-page"))
    }
    expect((await fetched(room.demo.invitations[0]?.url ?? "")).length).toBeGreaterThan(0)
    expect(await fetched(`${room.demo.url}/i/no-such-link`)).toEqual([])
  } finally {
    await browser.close()
  }
})
