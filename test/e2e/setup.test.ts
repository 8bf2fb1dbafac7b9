// Making a committee on one page, and everything that can go wrong on the way.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { rosterImportText } from "../../shared/text/ko/committee.ts"
import { setupText as ko } from "../../shared/text/ko/setup.ts"
import type { CommitteeDetail, Roster } from "../../shared/wire/people-records.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { PHONE } from "./support/people.ts"

const room = meetingRoomOfFile()

const TABLE = [
  "성명\t직위\t구분\t소속",
  "박총무\t총무\t공공\t가온시청 복지과",
  "이위원\t\t민간\t가온복지관",
  "공석\t\t민간\t",
  "<b>최</b>\t\t민간\t=1+1",
].join("\n")

async function openSetup(): Promise<Page> {
  const page = await room().signIn("admin")
  await page.goto(`${room().demo.url}/setup`)
  await page.getByRole("button", { name: ko.make }).waitFor()
  return page
}
async function fill(page: Page, name: string, organization = "가온협의체"): Promise<void> {
  await page.getByLabel(ko.me).fill("박총무")
  await page.getByLabel(ko.organization, { exact: true }).fill(organization)
  await page.getByLabel(ko.committee).fill(name)
}
async function made(page: Page, name: string): Promise<CommitteeDetail[]> {
  const answer = await page.request.get(`${room().demo.url}/api/committees`)
  return ((await answer.json()) as CommitteeDetail[]).filter((each) => each.name === name)
}

describe("making a committee", () => {
  it("[SE1] shows at once what of a pasted table was understood, before anything is made", async () => {
    const page = await openSetup()
    await fill(page, "보기분과")
    await page.getByLabel(ko.paste).fill(TABLE)
    await page.getByText(rosterImportText.found(3, 1)).waitFor()
    await page.getByText(ko.ownRow("박총무")).waitFor()
    const table = page.getByRole("region", { name: ko.readTable })
    expect(await table.getByRole("row").count()).toBe(5)
    expect(await table.locator("b").count()).toBe(0)
    expect(await made(page, "보기분과")).toEqual([])
  })

  it("[SE2] makes committee, own seat and roster in one press; who is in the table too has one seat", async () => {
    const page = await openSetup()
    await fill(page, "한번분과")
    await page.getByLabel(ko.paste).fill(TABLE)
    await page.getByRole("button", { name: ko.make }).click()
    await page.waitForURL(/\/committees\/[^/]+\/invite$/)
    const [committee] = await made(page, "한번분과")
    expect(committee).toMatchObject({ organizationName: "가온협의체", hasSeat: true })
    expect(committee?.roles).toContain("secretary")
    const roster = await page.request.get(`${room().demo.url}/api/committees/${committee?.id}/roster`)
    const { seats } = (await roster.json()) as Roster
    expect(seats.filter(({ term }) => term?.name === "박총무")).toHaveLength(1)
    expect(seats).toHaveLength(4)
  })

  it("[SE3] says which field is missing, beside it, and puts the caret there", async () => {
    const page = await openSetup()
    await fill(page, " ")
    await page.getByRole("button", { name: ko.make }).click()
    await page.getByText(ko.needs.name).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("name")
    expect(await page.getByLabel(ko.committee).getAttribute("aria-invalid")).toBe("true")
  })

  it("[SE4] never makes it twice: when the roster cannot be put in, the committee stays and the way there is shown", async () => {
    const page = await openSetup()
    await page.route("**/roster/import", (route) => route.abort())
    await fill(page, "반쪽분과")
    await page.getByLabel(ko.paste).fill(TABLE)
    await page.getByRole("button", { name: ko.make }).click()
    await page.getByRole("heading", { name: ko.halfTitle("반쪽분과") }).waitFor()
    expect(await made(page, "반쪽분과")).toHaveLength(1)
    await page.getByRole("link", { name: ko.toRoster }).click()
    await page.waitForURL(/\/roster$/)
  })

  it("[SE5] a second committee joins an organization that is there; on a phone nothing scrolls sideways", async () => {
    const page = await openSetup()
    await page.setViewportSize(PHONE)
    await page.getByLabel(ko.paste).fill(TABLE)
    await page.getByRole("region", { name: ko.readTable }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await page.getByLabel(ko.paste).fill("")
    await fill(page, "둘째분과")
    await page.getByLabel(ko.secretary).uncheck()
    await page.getByText(ko.notSecretary).waitFor()
    await page.getByRole("button", { name: ko.make }).click()
    await page.waitForURL(/\/invite$/)
    const [first] = await made(page, "한번분과")
    const [second] = await made(page, "둘째분과")
    expect(second?.organizationId).toBe(first?.organizationId)
    expect(second?.roles).toEqual(["admin"])
  })

  it("[SE6] is for admins; others are told whom to ask", async () => {
    const page = await room().signIn("secretary")
    await page.goto(`${room().demo.url}/setup`)
    await page.getByRole("heading", { name: ko.adminOnlyTitle }).waitFor()
  })
})
