import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { passkeyText } from "../../shared/text/ko/entry.ts"
import type { Me } from "../../shared/wire/records.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { launchBrowser, openBrowser, signIn, type PersonAtBrowser } from "./support/people.ts"

let browser: Browser
let product: RunningProduct
let demo: Demo
beforeAll(async () => {
  // Keys are bound to a name: browsers give none to a bare address.
  product = await startProduct({}, "localhost")
  demo = await product.demo()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Gives the page a device with a finger that is always right. */
async function giveAuthenticator({ context, page }: PersonAtBrowser): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send("WebAuthn.enable")
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

it("[SI17] a passkey made on the account page signs its owner in again, until it is taken away", async () => {
  const person = await openBrowser(browser)
  const { page, context } = person
  await giveAuthenticator(person)
  await signIn(person, demo, "member")
  const me = async () => {
    const answer = await page.request.get(`${demo.url}/api/me`)
    return answer.ok() ? ((await answer.json()) as Me) : null
  }
  const name = (await me())?.name
  await page.goto(`${demo.url}/account`)
  await page.getByRole("button", { name: passkeyText.add }).click()
  await page.getByRole("button", { name: passkeyText.remove }).waitFor()
  await context.clearCookies()
  await page.goto(demo.url)
  await page.getByRole("button", { name: passkeyText.enter }).click()
  await page
    .getByRole("heading", { level: 1 })
    .filter({ hasText: name ?? "?" })
    .waitFor()
  expect((await me())?.name).toBe(name)
  await page.goto(`${demo.url}/account`)
  await page.getByRole("button", { name: passkeyText.remove }).click()
  await page.getByRole("button", { name: passkeyText.remove }).waitFor({ state: "detached" })
  await context.clearCookies()
  await page.goto(demo.url)
  await page.getByRole("button", { name: passkeyText.enter }).click()
  await page.getByText(passkeyText.notIn).waitFor()
  expect(await me()).toBeNull()
  expect(person.complaints).toEqual([])
})
