// The ways in, as people really come: from a chat's own browser, by the one link of a group, and out again from elsewhere.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { deviceText } from "../../shared/text/ko/devices.ts"
import {
  committeeLinkText,
  inAppText,
  insecureText,
  installerEntryText,
  pendingText,
  signedOutText,
  viewerEntryText,
} from "../../shared/text/ko/entry.ts"
import { errorText } from "../../shared/text/ko/errors.ts"
import { homeText } from "../../shared/text/ko/home.ts"
import { lifeText } from "../../shared/text/ko/life.ts"
import { meetingsText } from "../../shared/text/ko/meetings.ts"
import { signInText } from "../../shared/text/ko/shell.ts"
import type { Claim, CommitteeLinkView, DeviceSession, Member } from "../../shared/wire/people-records.ts"
import { apiPerson } from "../support/api-person.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { PHONE } from "./support/people.ts"

const room = meetingRoomOfFile()
const committee = () => `/api/committees/${room().demo.committeeId}`

const ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36"
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"

/** The address of a fresh link of the committee, and the names of plain members it offers. */
async function groupLink(): Promise<{ url: string; names: CommitteeLinkView["names"]; offered: number }> {
  const secretary = await room().atApi("secretary")
  const { url } = (await secretary.post(`${committee()}/links`, {})).body as { url: string }
  const view = await apiPerson(room().demo.url).get(`/api/committee-links/${url.split("/c/")[1]}`)
  const { names } = view.body as CommitteeLinkView
  const members = (await secretary.get(`${committee()}/members`)).body as Member[]
  const plain = new Set(members.filter(({ roles }) => roles.join() === "member").map(({ id }) => id))
  return { url, names: names.filter(({ memberId }) => plain.has(memberId)), offered: names.length }
}

/** Chooses a name at the group's link and says yes. */
async function enterAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url)
  await page.getByRole("button", { name: new RegExp(name) }).click()
  await page.getByRole("heading", { name: committeeLinkText.sure(name) }).waitFor()
  await page.getByRole("button", { name: committeeLinkText.yes(name) }).click()
}

/** Ends every device of this person from a further one. */
async function endOthers(role: string): Promise<void> {
  const person = await room().atApi(role)
  const sessions = (await person.get("/api/me/sessions")).body as DeviceSession[]
  for (const { id, isCurrent } of sessions) if (!isCurrent) await person.delete(`/api/me/sessions/${id}`)
}

async function decide(name: string, approve: boolean): Promise<void> {
  const secretary = await room().atApi("secretary")
  const claims = (await secretary.get(`${committee()}/claims`)).body as Claim[]
  const claim = claims.find((each) => each.name === name)
  expect((await secretary.post(`${committee()}/claims/${claim?.id}`, { approve })).status).toBe(204)
}

describe("the page of a link", () => {
  it("[EN1] says what it opens: a member's place, the installation, or one meeting to read", async () => {
    const { page } = await room().visit()
    const demo = room().demo
    await page.goto(/http:\S+\/i\/\S+/.exec(room().product.output())?.[0] ?? "")
    await page.getByRole("button", { name: installerEntryText.start }).waitFor()
    await page.goto(demo.invitations.find(({ role }) => role === "member")?.url ?? "")
    await page.getByRole("button", { name: /님으로 시작하기/ }).waitFor()
    const secretary = await room().atApi("secretary")
    const made = await secretary.post(`/api/meetings/${demo.meetingId}/viewer-links`, { readsDrafts: true })
    await page.goto((made.body as { url: string }).url)
    await page.getByText(viewerEntryText.how).waitFor()
    await page.getByRole("button", { name: viewerEntryText.start }).click()
    await page.getByRole("heading", { level: 1 }).waitFor()
    expect(room().complaints()).toEqual([])
  })

  it("[EN2] offers one way out of another app's browser, and is in nobody's way", async () => {
    const invitation = room().demo.invitations.find(({ role }) => role === "member")?.url ?? ""
    const kakao = await room().visit(PHONE, { userAgent: `${ANDROID} KAKAOTALK 10.4.3` })
    await kakao.page.goto(invitation)
    await kakao.page.getByText(inAppText.explain(deviceText.browsers.kakao)).waitFor()
    const out = await kakao.page.getByRole("link", { name: inAppText.open }).getAttribute("href")
    expect(out).toBe(`kakaotalk://web/openExternal?url=${encodeURIComponent(invitation)}`)
    await kakao.page.getByRole("button", { name: /님으로 시작하기/ }).click()
    await kakao.page.waitForURL((url) => !url.pathname.startsWith("/i/"))

    const naver = await room().visit(PHONE, { userAgent: `${IPHONE} NAVER(inapp; search; 1200; 12.3.1)` })
    await naver.page.goto(invitation)
    await naver.page.getByText(inAppText.byHand).waitFor()
    await naver.page.getByRole("button", { name: inAppText.copy }).click()
    await naver.page.getByText(inAppText.copied).or(naver.page.getByLabel(inAppText.address)).first().waitFor()

    const plain = await room().visit(PHONE)
    await plain.page.goto(invitation)
    await plain.page.getByRole("button", { name: /님으로 시작하기/ }).waitFor()
    expect(await plain.page.locator("aside").count()).toBe(0)
  })

  it("[EN3] names what an address without TLS cannot do, and only there", async () => {
    const { page, context } = await room().visit()
    await context.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }))
    await page.goto(room().demo.invitations[0]?.url ?? "")
    await page.getByText(insecureText).waitFor()
  })
})

describe("the one link of a group", () => {
  it("[EN4] offers each name as a button, asks once, and a name taken meanwhile goes from the list with a sentence", async () => {
    const {
      url,
      names: [wanted],
      offered,
    } = await groupLink()
    const name = wanted?.name ?? ""
    const { page } = await room().visit(PHONE)
    await page.goto(url)
    const list = page.getByRole("list", { name: committeeLinkText.names })
    await list.waitFor()
    expect(await list.getByRole("button").count()).toBe(offered)
    await page.getByLabel(committeeLinkText.search).fill(name.slice(1))
    await page.getByRole("button", { name }).click()
    await page.getByRole("button", { name: committeeLinkText.no }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(name)
    await page.getByRole("button", { name }).click()
    const other = apiPerson(room().demo.url)
    const taken = await other.post(`/api/committee-links/${url.split("/c/")[1]}/claim`, { memberId: wanted?.memberId })
    expect(taken.status).toBe(204)
    await page.getByRole("button", { name: committeeLinkText.yes(name) }).click()
    await page.getByText(errorText.nameTaken).waitFor()
    await list.waitFor()
    await page.getByRole("button", { name }).waitFor({ state: "detached" })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  })

  it("[EN5] lets whoever chose a name read; approved, the same page may write without a reload", async () => {
    const { url, names } = await groupLink()
    const name = names.at(-1)?.name ?? ""
    const { page } = await room().visit(PHONE)
    await enterAs(page, url, name)
    await page.getByText(pendingText.banner).waitFor()
    const enter = page.getByRole("main").getByRole("link", { name: meetingsText.read })
    await enter.waitFor()
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await decide(name, true)
    await page.getByText(pendingText.approved).waitFor()
    await page.getByRole("link", { name: meetingsText.enter }).waitFor()
    expect(await page.evaluate(() => "isSamePage" in window)).toBe(true)
  })

  it("[EN5] says so when the secretary refused", async () => {
    const { url, names } = await groupLink()
    const name = names.at(-1)?.name ?? ""
    const { page } = await room().visit(PHONE)
    await enterAs(page, url, name)
    await page.getByText(pendingText.banner).waitFor()
    await decide(name, false)
    await page.getByRole("heading", { name: signedOutText.refusedTitle(name) }).waitFor()
  })

  it("[EN6] lets who is in already go on, instead of taking a second name", async () => {
    const { url } = await groupLink()
    const page = await room().signIn("member")
    const name = room().demo.invitations.find(({ role }) => role === "member")?.name ?? ""
    await page.goto(url)
    await page.getByRole("link", { name: committeeLinkText.goOn(name) }).click()
    await page.getByRole("heading", { name: meetingsText.greeting(name) }).waitFor()
  })
})

describe("a session that ends elsewhere", () => {
  it("[EN7] leaves open minutes in view with the reason, and shows no empty ones", async () => {
    const page = await room().arrive("chair")
    await endOthers("chair")
    await page.getByText(lifeText.ended.signInRequired).waitFor()
    expect(await page.getByRole("main").innerText()).toContain("돌봄분과")
    const other = await room().signIn("chair")
    await other.goto(room().demo.url)
    await other.getByRole("heading", { name: homeText.mine }).waitFor()
    await endOthers("chair")
    await other.getByRole("link", { name: meetingsText.enter }).click()
    await other.getByRole("heading", { name: signedOutText.endedTitle }).waitFor()
  })

  it("[EN7] turns an open page into one that says what happened, and how to come back", async () => {
    const page = await room().signIn("member")
    await page.goto(room().demo.url)
    await page.getByRole("heading", { name: homeText.mine }).waitFor()
    await endOthers("member")
    // The next thing the page asks for tells it.
    await page
      .getByRole("link", { name: new RegExp(homeText.members(1).slice(1)) })
      .first()
      .click()
    await page.getByRole("heading", { name: signedOutText.endedTitle }).waitFor()
    await page.getByText(signedOutText.endedHint).waitFor()
    await page.reload()
    await page.getByRole("heading", { name: signInText.requiredTitle }).waitFor()
  })
})
