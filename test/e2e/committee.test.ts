import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { firstMeetingText, inviteText, rosterPageText } from "../../shared/text/ko/committee.ts"
import { committeeLinkText, pendingText } from "../../shared/text/ko/entry.ts"
import { homeText } from "../../shared/text/ko/home.ts"
import { setupText } from "../../shared/text/ko/setup.ts"
import type { CommitteeDetail, Member } from "../../shared/wire/people-records.ts"
import { startProduct, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { body, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { launchBrowser, openBrowser, PHONE, type PersonAtBrowser } from "./support/people.ts"

// From nothing to two people writing in a real committee, and the work passed on to the next 총무.

let browser: Browser
let product: RunningProduct
let secretary: PersonAtBrowser
let member: PersonAtBrowser
let committee: CommitteeDetail
beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  secretary = await openBrowser(browser)
  member = await openBrowser(browser, PHONE)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const KAKAO =
  "Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 KAKAOTALK 10.4"
const NAMES = Array.from("가나다라마바사아자차카타파하거너").map((letter) => `${letter}온솔`)
const SHEET = ["성명\t소속\t부문", ...NAMES.map((name, at) => `${name}\t가온기관\t${at < 3 ? "공공" : "민간"}`)].join(
  "\n",
)

describe("a new committee", () => {
  it("[CP1] is set up, filled from a spreadsheet and written in by a second person in twelve presses", async () => {
    const { page } = secretary
    let presses = 0
    const press = async (name: string | RegExp, role: "button" | "link" = "button") => {
      presses += 1
      await page
        .getByRole(role, { name, exact: typeof name === "string" })
        .first()
        .click()
    }
    const fill = async (label: string, text: string) => {
      presses += 1
      await page.getByLabel(label).fill(text)
    }
    await page.goto(/http:\S+\/i\/\S+/.exec(product.output())?.[0] ?? "")
    await press(/시작하기/)
    await press(homeText.setUpOpen, "link")
    await fill(setupText.me, "김총무")
    await fill(setupText.organization, "가온시지역사회보장협의체")
    await fill(setupText.committee, "주거분과")
    await fill(setupText.paste, SHEET)
    await press(setupText.make)
    await page.waitForURL(/\/invite$/)
    await press(inviteText.makeGroup)
    const link = (await page.locator("code").first().textContent()) ?? ""
    await press(firstMeetingText.make)
    await page.waitForURL(/\/meetings\//)
    await body(page).waitFor()

    const phone = await openBrowser(browser, PHONE, { userAgent: KAKAO })
    await phone.page.goto(link)
    await phone.page.getByRole("button", { name: /마온솔/ }).click()
    await phone.page.getByRole("button", { name: committeeLinkText.yes("마온솔") }).click()
    await phone.page.getByText(pendingText.banner).waitFor()
    await page.goto(product.url)
    await press(/마온솔 승인/)
    // Nothing is reloaded: the page finds by itself that it may write.
    await phone.page.getByText(pendingText.banner).waitFor({ state: "detached" })
    await phone.page
      .getByRole("link", { name: /회의록 쓰기/ })
      .first()
      .click()
    await phone.page.getByRole("button", { name: "안건" }).click()
    await body(phone.page).waitFor()
    await writeLine(phone.page, "두 번째 사람이 씁니다")
    await untilSaved(phone.page)
    expect(presses).toBeLessThanOrEqual(12)
    await page.goBack()
    await untilSeen(page, "두 번째 사람이 씁니다")
    expect([...secretary.complaints, ...phone.complaints]).toEqual([])
    await phone.context.close()
    const all = (await (await page.request.get(`${product.url}/api/committees`)).json()) as CommitteeDetail[]
    committee = all.find(({ isSample }) => !isSample) as CommitteeDetail
    expect(committee.counts).toMatchObject({ seats: 17, members: 17 })
  })

  it("[CP2] its roster is edited in place: a vacant seat filled, a seat added, somebody dismissed", async () => {
    const { page } = secretary
    await page.goto(`${product.url}/committees/${committee.id}/roster`)
    const add = page.getByRole("form", { name: rosterPageText.addRow })
    await add.getByLabel(rosterPageText.columns.name).fill("더한이")
    await page.keyboard.press("Enter")
    const row = page.getByRole("row").filter({ has: page.locator('input[value="더한이"]') })
    await row.waitFor()
    await row.getByRole("button", { name: rosterPageText.more("더한이") }).click()
    await page.getByRole("button", { name: rosterPageText.dismiss, exact: true }).click()
    await page.getByText(rosterPageText.dismissed("더한이")).waitFor()
    const vacant = page.locator('[data-vacant="true"]').getByLabel(rosterPageText.columns.name)
    await vacant.fill("앉은이")
    await vacant.press("Enter")
    await page.locator('input[value="앉은이"]').waitFor()
    expect(secretary.complaints).toEqual([])
  })

  it("[CP3] the work of the 총무 passes on, and what was written stays", async () => {
    const base = `${product.url}/api/committees/${committee.id}`
    const { page } = secretary
    const headers = { origin: product.url }
    const members = (await (await page.request.get(`${base}/members`)).json()) as Member[]
    const next = members.find(({ name }) => name === "나온솔")
    const made = await page.request.post(`${base}/invitations`, { data: { memberId: next?.id }, headers })
    await member.page.goto(((await made.json()) as { url: string }).url)
    await member.page.getByRole("button", { name: /시작하기/ }).click()
    await member.page.waitForURL((url) => !url.pathname.startsWith("/i/"))
    await member.page.goto(`${product.url}/committees/${committee.id}/roster`)
    await member.page.getByRole("row").nth(3).waitFor()
    expect(await member.page.getByRole("button", { name: rosterPageText.handOver }).count()).toBe(0)
    await page.goto(`${product.url}/committees/${committee.id}/roster`)
    await page.getByRole("button", { name: rosterPageText.handOver, exact: true }).click()
    await page.getByLabel(rosterPageText.handOverTo).selectOption({ value: next?.id ?? "" })
    await page.getByRole("button", { name: rosterPageText.handOverDo, exact: true }).click()
    await page.getByText(rosterPageText.handOverDone("나온솔")).waitFor()
    await member.page.reload()
    await member.page.getByRole("button", { name: rosterPageText.handOver, exact: true }).waitFor()
    expect(member.complaints).toEqual([])
  })
})

describe("a right that ends while somebody writes", () => {
  it("[CP4] turns the page read-only without a reload, says why and keeps what was refused", async () => {
    const base = `${product.url}/api/committees/${committee.id}`
    const { page } = secretary
    const headers = { origin: product.url }
    const members = (await (await page.request.get(`${base}/members`)).json()) as Member[]
    const writer = members.find(({ name }) => name === "다온솔")
    const made = await page.request.post(`${base}/invitations`, { data: { memberId: writer?.id }, headers })
    const person = await openBrowser(browser)
    await person.page.goto(((await made.json()) as { url: string }).url)
    await person.page.getByRole("button", { name: /시작하기/ }).click()
    await person.page.waitForURL((url) => !url.pathname.startsWith("/i/"))
    const meetings = (await (
      await page.request.get(`${product.url}/api/meetings?committeeId=${committee.id}`)
    ).json()) as {
      id: string
    }[]
    await person.page.goto(`${product.url}/meetings/${meetings[0]?.id}`)
    await body(person.page).locator(".hj-line").first().waitFor()
    await writeLine(person.page, "아직 위원이 쓴 글")
    await untilSaved(person.page)
    const answer = await page.request.patch(`${base}/members/${writer?.id}`, { data: { role: "viewer" }, headers })
    expect(answer.status()).toBe(200)
    await until(async () => (await body(person.page).getAttribute("contenteditable")) !== "true")
    expect(await body(person.page).innerText()).toContain("아직 위원이 쓴 글")
    expect(person.complaints).toEqual([])
    await person.context.close()
  })
})
