// What a screen reader, a keyboard and weak eyes need, as far as a program can judge it: axe over every page and dialog.
import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { newMeetingText } from "../../shared/text/ko/meetings.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { openMinutes } from "./support/minutes-page.ts"
import { DESKTOP, launchBrowser, openBrowser, PHONE, signIn, type PersonAtBrowser } from "./support/people.ts"

let browser: Browser
let product: RunningProduct
let demo: Demo
beforeAll(async () => {
  product = await startProduct()
  demo = await product.demo()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Serious and critical violations on the page, each with the first elements it was found at. */
async function violations(page: Page): Promise<string[]> {
  // What is still fading in has half its contrast.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"))
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 4)
          .map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`)
          .join(" | ")}`,
    )
}

/** Opens a revision: the newest one, made now if there is none yet. */
async function openRevision(page: Page): Promise<void> {
  const path = `${demo.url}/api/meetings/${demo.meetingId}`
  const { state } = (await (await page.request.get(path)).json()) as { state: string }
  if (state !== "final") {
    const answer = await page.request.post(`${path}/finalize`, { data: {}, headers: { origin: demo.url } })
    expect(answer.status(), await answer.text()).toBeLessThan(300)
  }
  await page.goto(`${demo.url}/meetings/${demo.meetingId}/revisions/1`)
  await page.getByRole("heading", { level: 1 }).first().waitFor()
}

describe.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
])("on a %s", (_name, viewport) => {
  let person: PersonAtBrowser
  beforeAll(async () => {
    person = await openBrowser(browser, viewport)
  })
  afterAll(() => person?.context.close())

  /** Looks at one screen in light and in dark. */
  async function expectClean(): Promise<void> {
    for (const colorScheme of ["light", "dark"] as const) {
      await person.page.emulateMedia({ colorScheme })
      // The buttons' and fields' own colours follow a moment after the page's.
      await person.page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
      expect(await violations(person.page), colorScheme).toEqual([])
    }
  }

  it("[UI8] the invitation page", async () => {
    const invitation = demo.invitations.find(({ role }) => role === "secretary")
    await person.page.goto(invitation?.url ?? "")
    await person.page.getByRole("button", { name: /시작하기/ }).waitFor()
    await expectClean()
  })

  it("[UI8] a link that leads nowhere", async () => {
    await person.page.goto(`${demo.url}/nowhere`)
    await person.page.getByRole("heading", { level: 1 }).waitFor()
    await expectClean()
  })

  it("[UI8] the list of meetings", async () => {
    await signIn(person, demo, "secretary")
    await person.page.goto(demo.url)
    await person.page.getByRole("link").nth(1).waitFor()
    await expectClean()
  })

  it("[UI8] the dialog for a new meeting", async () => {
    await person.page.getByRole("button", { name: newMeetingText.open }).click()
    await person.page.getByRole("dialog").getByLabel(newMeetingText.place).waitFor()
    await expectClean()
  })

  it("[UI8] the minutes", async () => {
    await openMinutes(person.page, demo)
    await expectClean()
  })

  it("[UI8] a revision", async () => {
    await openRevision(person.page)
    await expectClean()
  })

  it.each(["", "/roster", "/invite", "/settings", "/log"])("[UI8] a committee's page%s", async (tab) => {
    await person.page.goto(`${demo.url}/committees/${demo.committeeId}${tab}`)
    await person.page.locator("nav a[aria-current=page]").waitFor()
    await person.page.locator("section li, section input").first().waitFor()
    await expectClean()
  })

  it("[UI8] one's own account", async () => {
    await person.page.goto(`${demo.url}/account`)
    await person.page.locator("form input").first().waitFor()
    await expectClean()
  })

  it("[UI8] running the installation", async () => {
    await signIn(person, demo, "admin")
    await person.page.goto(`${demo.url}/admin`)
    await person.page.getByRole("heading", { level: 2 }).nth(2).waitFor()
    await expectClean()
  })

  it("[UI8] making a committee, with a table that was understood", async () => {
    await person.page.goto(`${demo.url}/setup`)
    await person.page.locator("textarea").fill("성명\t부문\n가온솔\t공공")
    await person.page.getByRole("table").waitFor()
    await expectClean()
  })

  it("[UI8] the names at a committee's link", async () => {
    const headers = { origin: demo.url }
    const answer = await person.page.request.post(`${demo.url}/api/committees/${demo.committeeId}/links`, {
      data: {},
      headers,
    })
    const { url } = (await answer.json()) as { url: string }
    await person.page.goto(url)
    await person.page.getByRole("button").nth(2).waitFor()
    await expectClean()
  })
})
