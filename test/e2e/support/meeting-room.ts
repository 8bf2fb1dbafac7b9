// One running product with its sample and everybody who came to it in one test.
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll } from "vitest"
import { apiPerson, signIn as signInByApi, type ApiPerson } from "../../support/api-person.ts"
import { startProduct, type Demo, type RunningProduct } from "../../support/running-product.ts"
import { openBody } from "./minutes-page.ts"
import { keepPicture, launchBrowser, openBrowser, signIn, type PersonAtBrowser } from "./people.ts"

export interface MeetingRoom {
  readonly product: RunningProduct
  readonly demo: Demo
  /** Signs in with a browser of its own and opens a meeting; the sample's unless another is named. */
  arrive(role: string, options?: { viewport?: { width: number; height: number }; meetingId?: string }): Promise<Page>
  /** Signs in with a browser of its own and stays where that leads. */
  signIn(role: string): Promise<Page>
  /** Signs in with a browser of its own, in whose context `prepare` runs before any page is opened; opens the sample. */
  arriveAtBrowser(role: string, prepare?: (person: PersonAtBrowser) => Promise<unknown>): Promise<PersonAtBrowser>
  /** Somebody who is not signed in, with a browser of their own. */
  visit(viewport?: { width: number; height: number }, options?: BrowserContextOptions): Promise<PersonAtBrowser>
  /** The same person at the REST API. */
  atApi(role: string): Promise<ApiPerson>
  /** What the pages of everybody who is here complained about; tests expect it empty. */
  complaints(): string[]
  /** Closes every browser of the test; keeps pictures when it failed. */
  leave(test: string, hasFailed: boolean): Promise<void>
  close(): Promise<void>
}

export async function openMeetingRoom(): Promise<MeetingRoom> {
  const product = await startProduct({ LIMIT_WRITES_PER_MINUTE: "10000" })
  const demo = await product.demo()
  const browser: Browser = await launchBrowser()
  const people: PersonAtBrowser[] = []
  const come = async (
    viewport?: { width: number; height: number },
    options?: BrowserContextOptions,
  ): Promise<PersonAtBrowser> => {
    const person = await openBrowser(browser, viewport, options)
    people.push(person)
    return person
  }
  const enter = async (role: string, viewport?: { width: number; height: number }): Promise<Page> => {
    const person = await come(viewport)
    await signIn(person, demo, role)
    return person.page
  }
  return {
    product,
    demo,
    async arrive(role, { viewport, meetingId = demo.meetingId } = {}) {
      const page = await enter(role, viewport)
      await page.goto(`${demo.url}/meetings/${meetingId}`)
      await page.locator("[data-grid]").first().waitFor({ state: "attached" })
      return page
    },
    signIn: (role) => enter(role),
    async arriveAtBrowser(role, prepare) {
      const person = await come()
      await prepare?.(person)
      await signIn(person, demo, role)
      await openBody(person.page, demo)
      return person
    },
    visit: come,
    async atApi(role) {
      const invitation = demo.invitations.find((one) => one.role === role)
      return invitation ? signInByApi(demo.url, invitation.url.split("/i/")[1] ?? "") : apiPerson(demo.url)
    },
    complaints: () => people.flatMap((person) => person.complaints),
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

/** One meeting room for all tests of a file; everybody leaves after each test. */
export function meetingRoomOfFile(): () => MeetingRoom {
  let room: MeetingRoom | undefined
  beforeAll(async () => {
    room = await openMeetingRoom()
  })
  afterEach(async ({ task }) => room?.leave(task.name, task.result?.state === "fail"))
  afterAll(async () => room?.close())
  return () => {
    if (room === undefined) throw new Error("the room is not open yet")
    return room
  }
}
