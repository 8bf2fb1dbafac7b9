// The first page: what waits for somebody, one tap from being done.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { committeeText } from "../../shared/text/ko/committee.ts"
import { homeText as ko } from "../../shared/text/ko/home.ts"
import { meetingsText } from "../../shared/text/ko/meetings.ts"
import type { CommitteeDetail, CommitteeLinkView, Member } from "../../shared/wire/people-records.ts"
import { apiPerson } from "../support/api-person.ts"
import { until } from "../support/until.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"

const room = meetingRoomOfFile()
const committee = () => `/api/committees/${room().demo.committeeId}`

async function home(page: Page): Promise<Page> {
  await page.goto(room().demo.url)
  await page.getByRole("heading", { name: ko.mine, exact: true }).waitFor()
  return page
}
const needs = (page: Page) => page.getByRole("region", { name: ko.needsYou }).getByRole("listitem")

describe("what waits", () => {
  it("[HM1] stands below the meeting that matters now; its button promises what the person may do", async () => {
    const member = await home(await room().signIn("member"))
    await member.getByRole("link", { name: meetingsText.enter }).waitFor()
    const officer = await home(await room().signIn("officer"))
    await officer.getByRole("link", { name: meetingsText.read }).waitFor()
    const headings = await member.getByRole("main").getByRole("heading", { level: 2 }).allInnerTexts()
    expect(headings.findIndex((text) => text === ko.mine)).toBe(1)
  })

  it("[HM2] is somebody at the group's link: let in by one tap, which is said, and the focus is not lost", async () => {
    const page = await home(await room().signIn("secretary"))
    const api = await room().atApi("secretary")
    const { url } = (await api.post(`${committee()}/links`, {})).body as { url: string }
    const path = `/api/committee-links/${url.split("/c/")[1]}`
    const stranger = apiPerson(room().demo.url)
    const [wanted] = ((await stranger.get(path)).body as CommitteeLinkView).names
    await stranger.post(`${path}/claim`, { memberId: wanted?.memberId })
    const name = wanted?.name ?? ""
    await page.getByRole("button", { name: `${name} ${ko.yes}` }).click()
    await page.getByText(ko.approved(name)).waitFor()
    // The row stays where it is: no other button slides under a second press.
    const row = needs(page).filter({ hasText: name })
    expect(await row.getByRole("button").count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(ko.approved(name))
    await page.reload()
    await page.getByRole("heading", { name: ko.mine, exact: true }).waitFor()
    expect(await needs(page).filter({ hasText: name }).count()).toBe(0)
  })

  it("[HM2] is a new device of one's own, recognized or ended by one tap", async () => {
    const page = await home(await room().signIn("chair"))
    await room().atApi("chair")
    await room().atApi("chair")
    await page.reload()
    await until(async () => (await needs(page).count()) === 2)
    await needs(page).nth(0).getByRole("button", { name: ko.itWasMe }).click()
    await needs(page).nth(0).getByRole("status").waitFor()
    await needs(page).nth(1).getByRole("button", { name: ko.endIt }).click()
    await needs(page).nth(1).getByRole("status").waitFor()
    await page.reload()
    await page.getByRole("heading", { name: ko.mine, exact: true }).waitFor()
    await until(async () => (await needs(page).count()) === 0)
  })

  it("[HM2] is a term that ends soon, with the way to the roster", async () => {
    const api = await room().atApi("secretary")
    const members = (await api.get(`${committee()}/members`)).body as Member[]
    const seated = members.find(({ term, roles }) => term !== null && roles.includes("member"))
    const endsOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    const changed = await api.patch(`${committee()}/members/${seated?.id}`, {
      term: { startsOn: "2024-01-02", endsOn },
    })
    expect(changed.status).toBe(200)
    const page = await home(await room().signIn("secretary"))
    await needs(page)
      .filter({ hasText: seated?.name ?? "?" })
      .getByRole("link", { name: ko.toRoster })
      .click()
    await page.waitForURL(/\/roster$/)
  })
})

describe("an admin", () => {
  it("[HM3] is led to make a committee; later the fictional one goes with two presses, and the real one stays", async () => {
    const page = await home(await room().signIn("admin"))
    await page.getByRole("link", { name: ko.setUpOpen }).waitFor()
    const api = await room().atApi("admin")
    const made = await api.post("/api/committees", {
      name: "주거분과",
      organizationName: "가온협의체",
      own: { role: "secretary" },
    })
    await page.reload()
    await page.getByRole("button", { name: ko.sampleRemove }).click()
    await page.getByText(committeeText.removeSampleSure).waitFor()
    await page.getByRole("button", { name: committeeText.removeSampleYes }).click()
    await page.getByRole("button", { name: ko.sampleRemove }).waitFor({ state: "detached" })
    await page.getByText(meetingsText.emptyTitle).waitFor()
    const left = (await api.get("/api/committees")).body as CommitteeDetail[]
    expect(left.map(({ id }) => id)).toEqual([(made.body as CommitteeDetail).id])
  })
})
