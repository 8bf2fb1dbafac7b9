// Without a network, at real browsers: what is typed stays, a reload opens it, a return brings it to everybody once.
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"

import type { saveStateText } from "../../shared/text/ko/save-state.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { saveLabel } from "./support/labels.ts"
import { body, expectSameBody, openMinutes, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { keepPicture, launchBrowser, openBrowser, signIn, type PersonAtBrowser } from "./support/people.ts"

let browser: Browser
let product: RunningProduct
let demo: Demo
const people: PersonAtBrowser[] = []

async function arrive(role: string): Promise<PersonAtBrowser> {
  const person = await openBrowser(browser)
  people.push(person)
  await signIn(person, demo, role)
  await openMinutes(person.page, demo)
  await body(person.page).locator(".hj-line").first().waitFor()
  return person
}

const untilState = (page: Page, state: keyof typeof saveStateText.shown) =>
  page.getByText(saveLabel(state), { exact: true }).first().waitFor()

/** The program itself is on the device: from now on the page opens without a network. */
const untilWorker = (page: Page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    return active?.state
  })

const countOf = async (page: Page, words: string): Promise<number> =>
  ((await body(page).textContent()) ?? "").split(words).length - 1

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

it("[OF1] typed without a network, reloaded without a network, returned: everybody has it once", async () => {
  const mine = await arrive("secretary")
  const other = await arrive("member")
  await untilWorker(mine.page)
  await writeLine(mine.page, "끊기기 전의 줄")
  await untilSaved(mine.page)
  await mine.context.setOffline(true)
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "끊긴 동안 적은 줄")
  await untilState(mine.page, "onDevice")
  await writeLine(other.page, "남은 사람이 적은 줄")
  await untilSaved(other.page)

  await mine.page.reload()
  await untilSeen(mine.page, "끊긴 동안 적은 줄")
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "다시 연 뒤에 적은 줄")
  await untilState(mine.page, "onDevice")

  await mine.context.setOffline(false)
  for (const page of [mine.page, other.page]) {
    for (const words of ["끊긴 동안 적은 줄", "다시 연 뒤에 적은 줄", "남은 사람이 적은 줄"])
      await untilSeen(page, words)
  }
  await untilSaved(mine.page)
  await expectSameBody([mine.page, other.page])
  for (const words of ["끊기기 전의 줄", "끊긴 동안 적은 줄", "다시 연 뒤에 적은 줄", "남은 사람이 적은 줄"]) {
    expect(await countOf(other.page, words)).toBe(1)
  }
  expect([...mine.complaints, ...other.complaints]).toEqual([])
})
