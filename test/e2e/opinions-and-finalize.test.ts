import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { commentsText } from "../../shared/text/ko/comments.ts"
import { lifeText } from "../../shared/text/ko/life.ts"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { body, openMinutes, openTab, untilSaved } from "./support/minutes-page.ts"
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

/** The opinion cell of the first row nobody has reviewed. */
const emptyRow = (person: PersonAtBrowser) =>
  person.page.locator('[role="row"]:has(select[data-state="unreviewed"])').first()

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

it("[JN5] a member writes an opinion into an empty row, the row moves meanwhile, and nothing is lost", async () => {
  const secretary = await arrive("secretary")
  const member = await arrive("member")
  const row = emptyRow(member)
  const id = (await row.locator('[data-col="opinion"]').getAttribute("data-place")) ?? ""
  await row.locator('[data-col="opinion"]').click()
  await member.page.keyboard.insertText("현장의 대기 기간을 지표에 넣어 주세요")
  const sameRow = secretary.page.locator(`[role="row"]:has([data-place="${id}"])`)
  await sameRow.getByRole("button", { name: /행 메뉴/ }).click()
  await secretary.page.getByRole("menuitem", { name: opinionsText.moveUp }).click()
  await member.page.keyboard.insertText(" 꼭")
  await until(async () =>
    ((await secretary.page.locator(`[data-place="${id}"]`).textContent()) ?? "").includes("넣어 주세요 꼭"),
  )
  await untilSaved(member.page)
  expect(await secretary.page.locator(`[data-place="${id}"]`).count()).toBe(1)
})

it("[JN6] a comment on an empty row is live for everyone, is answered, resolved and reopened", async () => {
  const secretary = await arrive("secretary")
  const member = await arrive("member", PHONE)
  const row = emptyRow(secretary)
  await row.getByRole("button", { name: /댓글/ }).click()
  await secretary.page.getByPlaceholder(commentsText.newPlaceholder).fill("이 사업은 누가 보셨나요?")
  await secretary.page.getByRole("button", { name: commentsText.send }).click()
  await openTab(member.page, "comments")
  const thread = member.page.locator("article", { hasText: "이 사업은 누가 보셨나요?" })
  await thread.getByRole("button", { name: commentsText.reply }).click()
  await member.page.getByPlaceholder(commentsText.replyPlaceholder).fill("제가 다음 주에 볼게요")
  await member.page.getByRole("button", { name: commentsText.send }).last().click()
  const mine = secretary.page.locator("article", { hasText: "이 사업은 누가 보셨나요?" })
  await mine.getByText("제가 다음 주에 볼게요").waitFor()
  await mine.getByRole("button", { name: commentsText.resolve }).click()
  await thread.waitFor({ state: "hidden" })
  await member.page.getByRole("button", { name: /해결한 댓글/ }).click()
  await thread.getByRole("button", { name: commentsText.reopen }).click()
  await mine.getByRole("button", { name: commentsText.resolve }).waitFor()
})

it("[JN7] finalizing turns every page read-only at once, and the revision page shows the hash", async () => {
  const secretary = await arrive("secretary")
  const member = await arrive("member")
  const officer = await openBrowser(browser)
  people.push(officer)
  await untilSaved(secretary.page)
  await secretary.page.getByRole("button", { name: lifeText.finalize, exact: true }).click()
  await secretary.page.getByRole("button", { name: lifeText.finalizeNow }).click()
  await secretary.page.getByText(lifeText.finalized(1)).waitFor()
  await until(async () => (await body(member.page).getAttribute("contenteditable")) === "false")
  await member.page
    .getByRole("link", { name: lifeText.openRevision(1) })
    .first()
    .click()
  await member.page
    .getByText(/[0-9a-f]{64}/)
    .first()
    .waitFor()
  await signIn(officer, demo, "officer")
  await officer.page.goto(`${demo.url}/meetings/${demo.meetingId}/revisions/1`)
  await officer.page
    .getByText(/[0-9a-f]{64}/)
    .first()
    .waitFor()
  expect([...secretary.complaints, ...member.complaints, ...officer.complaints]).toEqual([])
})
