import { expect, it } from "vitest"
import { homeText } from "../../shared/text/ko/home.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"

const room = meetingRoomOfFile()

/** Meetings of a committee of many years. */
const MANY = 200

it("[HM4] a list of 200 meetings is there whole; program, person and list are asked for at once and not one behind the other", async () => {
  const secretary = await room().atApi("secretary")
  const { committeeId, url } = room().demo
  const known = (await secretary.get("/api/meetings")).body as readonly unknown[]
  for (let at = known.length; at < MANY; at += 1) {
    const startsAt = `${2010 + (at % 15)}-${String(1 + (at % 12)).padStart(2, "0")}-05T10:00`
    expect((await secretary.post("/api/meetings", { committeeId, startsAt })).status).toBe(201)
  }
  const page = await room().signIn("secretary")
  // While it is not known who this is, everything else is on its way already.
  let isAnswered = false
  const asked = new Set<string>()
  page.on("request", (request) => {
    if (!isAnswered) asked.add(new URL(request.url()).pathname.replace(/-[\w-]{8}\.js$/, ""))
  })
  const wanted = ["/api/meetings", "/assets/signed-in-layout", "/assets/home-page"]
  await page.route("**/api/me", async (route) => {
    await expect.poll(() => wanted.every((path) => asked.has(path)), { timeout: 20_000 }).toBe(true)
    isAnswered = true
    await route.continue()
  })
  await page.goto(url)
  await page.getByRole("heading", { name: homeText.mine, exact: true }).waitFor()
  const rows = page.locator('main section ul a[href^="/meetings/"]')
  expect(await rows.count()).toBe(MANY)
})
