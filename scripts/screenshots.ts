// Takes the pictures of the READMEs from the running product and its sample: `npm run screenshots`.
import { mkdirSync } from "node:fs"
import { join } from "node:path"
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

const secretary = await arrive("secretary", { width: 1440, height: 1000 })
const chair = await arrive("chair")
const phone = await arrive("member", PHONE)
await body(chair.page).getByText("새로 오신").click()
await chair.page.keyboard.press("End")
await picture(phone, "minutes-phone")
await openTab(phone.page, "opinions")
await phone.page.locator('[role="row"] [data-col="opinion"]').first().scrollIntoViewIfNeeded()
await picture(phone, "opinions-phone")
await body(secretary.page).scrollIntoViewIfNeeded()
await secretary.page.evaluate(() => document.querySelector(".hj-body")?.scrollIntoView({ block: "center" }))
await secretary.page.evaluate(() => scrollTo({ top: 0 }))
await picture(secretary, "minutes-desktop")
await secretary.page
  .getByRole("button", { name: new RegExp(opinionsText.commentsOf("", 1).trim().slice(0, 10)) })
  .first()
  .click()
await picture(secretary, "opinions-desktop")
await browser.close()
await product.stop()
