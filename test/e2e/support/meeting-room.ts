// One running product with its sample and everybody who came to it in one test.
import type { Browser, Page } from "playwright-core"
import { apiPerson, signIn as signInByApi, type ApiPerson } from "../../support/api-person.ts"
import { startProduct, type Demo, type RunningProduct } from "../../support/running-product.ts"
import { keepPicture, launchBrowser, openBrowser, signIn, type PersonAtBrowser } from "./people.ts"

export interface MeetingRoom {
  readonly product: RunningProduct
  readonly demo: Demo
  /** Signs in with a browser of its own and opens a meeting; the sample's unless another is named. */
  arrive(role: string, options?: { viewport?: { width: number; height: number }; meetingId?: string }): Promise<Page>
  /** The same person at the REST API. */
  atApi(role: string): Promise<ApiPerson>
  /** Closes every browser of the test; keeps pictures when it failed. */
  leave(test: string, hasFailed: boolean): Promise<void>
  close(): Promise<void>
}

export async function openMeetingRoom(): Promise<MeetingRoom> {
  const product = await startProduct({ LIMIT_WRITES_PER_MINUTE: "10000" })
  const demo = await product.demo()
  const browser: Browser = await launchBrowser()
  const people: PersonAtBrowser[] = []
  return {
    product,
    demo,
    async arrive(role, { viewport, meetingId = demo.meetingId } = {}) {
      const person = await openBrowser(browser, viewport)
      people.push(person)
      await signIn(person, demo, role)
      await person.page.goto(`${demo.url}/meetings/${meetingId}`)
      await person.page.locator("[data-grid]").first().waitFor({ state: "attached" })
      return person.page
    },
    async atApi(role) {
      const invitation = demo.invitations.find((one) => one.role === role)
      return invitation ? signInByApi(demo.url, invitation.url.split("/i/")[1] ?? "") : apiPerson(demo.url)
    },
    async leave(test, hasFailed) {
      for (const [index, person] of people.entries()) {
        if (hasFailed) await keepPicture(person, `${test.replace(/\W+/g, "-")}-${index}`)
        await person.context.close()
      }
      people.length = 0
    },
    async close() {
      await browser.close()
      await product.stop()
    },
  }
}
