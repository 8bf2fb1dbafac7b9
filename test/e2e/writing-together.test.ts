import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { body, expectSameBody, openMinutes, openTab, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { keepPicture, launchBrowser, openBrowser, PHONE, signIn, type PersonAtBrowser } from "./support/people.ts"

let browser: Browser
let product: RunningProduct
let demo: Demo
const people: PersonAtBrowser[] = []

async function arrive(role: string, viewport?: { width: number; height: number }): Promise<PersonAtBrowser> {
  const person = await openBrowser(browser, viewport)
  people.push(person)
  await signIn(person, demo, role)
  await openMinutes(person.page, demo)
  return person
}

/** The computed summary as it is on this person's screen: 15/17. */
async function summaryOf(person: PersonAtBrowser): Promise<string | undefined> {
  return /\d+\/\d+/.exec((await person.page.locator("main").innerText()) ?? "")?.[0]
}

beforeAll(async () => {
  product = await startProduct()
  demo = await product.demo()
  browser = await launchBrowser()
})
afterEach(async ({ task }) => {
  for (const [index, person] of people.entries()) {
    if (task.result?.state === "fail") await keepPicture(person, `${task.name.replace(/\W+/g, "-")}-${index}`)
    await person.context.close()
  }
  people.length = 0
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

it("[JN1] two people see each other's typing in the body, and both pages say it is saved", async () => {
  const secretary = await arrive("secretary")
  const member = await arrive("member")
  await writeLine(secretary.page, "총무가 적은 줄")
  await untilSeen(member.page, "총무가 적은 줄")
  await writeLine(member.page, "위원이 적은 줄")
  await untilSeen(secretary.page, "위원이 적은 줄")
  await untilSaved(secretary.page)
  await untilSaved(member.page)
  await expectSameBody([secretary.page, member.page])
  expect([...secretary.complaints, ...member.complaints]).toEqual([])
})

it("[JN2, JN3] the server dies and returns while three people are on the page: all end equal, nothing is lost", async () => {
  const secretary = await arrive("secretary")
  const member = await arrive("member", PHONE)
  const viewer = await arrive("viewer")
  await openTab(member.page, "agenda")
  await writeLine(secretary.page, "끊기기 전에 적은 줄")
  await untilSeen(viewer.page, "끊기기 전에 적은 줄")
  expect(await body(viewer.page).getAttribute("contenteditable")).toBe("false")

  await product.kill()
  await writeLine(secretary.page, "서버가 없을 때 총무가 적은 줄")
  await writeLine(member.page, "서버가 없을 때 위원이 적은 줄")
  await product.restart()

  for (const page of [secretary.page, member.page, viewer.page]) {
    await untilSeen(page, "서버가 없을 때 총무가 적은 줄")
    await untilSeen(page, "서버가 없을 때 위원이 적은 줄")
  }
  await untilSaved(secretary.page)
  await untilSaved(member.page)
  await expectSameBody([secretary.page, member.page, viewer.page])
  const text = (await body(viewer.page).textContent()) ?? ""
  for (const written of ["끊기기 전에 적은 줄", "서버가 없을 때 총무가 적은 줄", "서버가 없을 때 위원이 적은 줄"]) {
    expect(text.split(written)).toHaveLength(2)
  }
  for (const person of [secretary, member, viewer]) expect(person.complaints).toEqual([])
})

it("[JN4] a tap on the attendance grid changes the mark and the summary for everyone", async () => {
  const secretary = await arrive("secretary")
  const member = await arrive("member", PHONE)
  const before = await summaryOf(secretary)
  const mark = secretary.page.getByRole("button", { name: /출석\. 누르면/ }).first()
  await mark.click()
  await until(async () => (await summaryOf(secretary)) !== before)
  await until(async () => (await summaryOf(member)) === (await summaryOf(secretary)))
  await untilSaved(secretary.page)
})

it("[JN8] a press into a line puts the caret there, also at the moment others' letters arrive", async () => {
  const member = await arrive("member", PHONE)
  const chair = await arrive("chair")
  await openTab(member.page, "agenda")
  await body(chair.page).getByText("9월에 정한").click()
  const typist = { isTyping: true }
  const typing = (async () => {
    while (typist.isTyping) await chair.page.keyboard.insertText("가")
  })()
  const places = [
    "야간 돌봄 수요",
    "돌봄종사자 쉼터",
    "재가 의료 연계",
    "정기회의: 매월",
    "정원 19인 이하",
    "정원 20인 이상",
  ]
  for (const [index, place] of places.entries()) {
    await body(member.page).getByText(place).first().click()
    await member.page.keyboard.press("End")
    await member.page.keyboard.insertText(`【${index}】`)
  }
  typist.isTyping = false
  await typing
  for (const [index, place] of places.entries()) {
    const line = body(member.page).locator("xpath=./*").filter({ hasText: place }).first()
    await until(async () => ((await line.textContent()) ?? "").includes(`【${index}】`), { what: place })
  }
  await expectSameBody([member.page, chair.page])
})
