// Takes the pictures of the READMEs from the running product and its sample: `npm run screenshots`.
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { commentsText } from "../shared/text/ko/comments.ts"
import { committeeLinkText, pendingText } from "../shared/text/ko/entry.ts"
import { opinionsText } from "../shared/text/ko/opinions.ts"
import { body, openMinutes, openTab } from "../test/e2e/support/minutes-page.ts"
import { launchBrowser, openBrowser, PHONE, signIn, type PersonAtBrowser } from "../test/e2e/support/people.ts"
import { startProduct } from "../test/support/running-product.ts"

const folder = join(import.meta.dirname, "..", "docs", "images")
mkdirSync(folder, { recursive: true })
const product = await startProduct()
const demo = await product.demo()
const browser = await launchBrowser()

async function arrive(role: string, viewport?: { width: number; height: number }): Promise<PersonAtBrowser> {
  const person = await openBrowser(browser, viewport)
  await signIn(person, demo, role)
  await openMinutes(person.page, demo)
  return person
}

const picture = (person: PersonAtBrowser, name: string) =>
  person.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" })

/** Scrolls the first such element under the page's sticky bars. */
const toTop = (person: PersonAtBrowser, selector: string) =>
  person.page.evaluate((found) => {
    const top = document.querySelector(found)?.getBoundingClientRect().top ?? 0
    scrollBy({ top: top - 130, behavior: "instant" })
  }, selector)

const secretary = await arrive("secretary", { width: 1440, height: 1000 })
const chair = await arrive("chair")
const phone = await arrive("member", PHONE)
await body(chair.page).getByText("새로 오신").click()
await chair.page.keyboard.press("End")
await picture(phone, "minutes-phone")
await openTab(phone.page, "opinions")
await toTop(phone, '[role="row"]:has(select[data-state="opinion"])')
await picture(phone, "opinions-phone")
await picture(secretary, "minutes-desktop")
await secretary.page.setViewportSize({ width: 1680, height: 1000 })
await toTop(secretary, '[role="grid"]')
await secretary.page
  .getByRole("button", { name: new RegExp(opinionsText.commentsOf("", 1).trim().slice(0, 10)) })
  .first()
  .click()
await secretary.page.getByPlaceholder(commentsText.newPlaceholder).waitFor()
await toTop(secretary, '[role="grid"]')
await picture(secretary, "opinions-desktop")
const waiting = await openBrowser(browser, PHONE)
const base = `${demo.url}/api/committees/${demo.committeeId}`
const made = await secretary.page.request.post(`${base}/links`, { data: {}, headers: { origin: demo.url } })
await waiting.page.goto(((await made.json()) as { url: string }).url)
await waiting.page.getByRole("button", { name: /송하늘/ }).click()
await waiting.page.getByRole("button", { name: committeeLinkText.yes("송하늘") }).click()
await waiting.page.getByText(pendingText.banner).waitFor()
await secretary.page.setViewportSize({ width: 1280, height: 800 })
await secretary.page.goto(`${demo.url}/committees/${demo.committeeId}/invite`)
await secretary.page
  .getByRole("button", { name: /송하늘/ })
  .first()
  .waitFor()
await picture(secretary, "invite-desktop")
await browser.close()
await product.stop()
