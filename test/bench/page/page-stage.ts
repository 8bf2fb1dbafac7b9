// The product with one long meeting and a browser, for the workloads that measure the page.
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { generateNKeysBetween } from "fractional-indexing"
import type { Browser, CDPSession, Page } from "playwright-core"
import type { Minutes } from "../../../shared/minutes/minutes.ts"
import { startProduct, type Demo, type RunningProduct } from "../../support/running-product.ts"
import { DESKTOP, launchBrowser, openBrowser, signIn, type PersonAtBrowser } from "../../e2e/support/people.ts"
import { ProductClient } from "../targets/product-client.ts"
import { FIRST_ROW } from "./on-page.ts"

/** Rows of the long meeting's table. */
export const ROWS = 500

export interface PageStage {
  readonly product: RunningProduct
  readonly demo: Demo
  readonly browser: Browser
  /** The long meeting. */
  readonly meetingId: string
  /** The secretary at the REST API. */
  readonly secretary: ProductClient
  close(): Promise<void>
}

/** Builds the client, starts the product and makes a meeting of `rows` opinion rows out of its sample. */
export async function openStage(rows: number): Promise<PageStage> {
  const root = join(import.meta.dirname, "..", "..", "..")
  const vite = join(root, "node_modules", "vite", "bin", "vite.js")
  execFileSync(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: root, stdio: ["ignore", 2, 2] })
  const product = await startProduct({ LIMIT_WRITES_PER_MINUTE: "100000", LOG_LEVEL: "silent" })
  const demo = await product.demo()
  const invitation = demo.invitations.find((one) => one.role === "secretary")?.url ?? ""
  const secretary = await ProductClient.accept(demo.url, invitation)
  const meeting = await secretary.createMeeting(demo.committeeId, "오백 행 회의록")
  const sample = await secretary.minutes(demo.meetingId)
  await secretary.importMinutes(meeting.id, longMinutes(sample, await secretary.minutes(meeting.id), rows))
  const browser = await launchBrowser()
  return {
    product,
    demo,
    browser,
    meetingId: meeting.id,
    secretary,
    async close() {
      await browser.close()
      await product.stop()
    },
  }
}

/** The sample's text and one of its rows so many times, in the new meeting's header and roster; pictures are left out. */
function longMinutes(sample: Minutes, made: Minutes, count: number): Minutes {
  const [table] = sample.opinions
  const row = table?.rows.find((one) => one.kind === "project")
  if (!table || row?.kind !== "project") throw new Error("the sample has no opinion row")
  const rows = generateNKeysBetween(null, null, count).map((order, index) =>
    Object.assign({}, row, { id: `${FIRST_ROW.slice(0, -1)}${index}`, order, number: `1-${index + 1}-1` }),
  )
  const body = sample.body.filter(({ type }) => type === "line")
  return { ...made, body, opinions: [{ ...table, rows }] }
}

export interface OpenPage {
  readonly person: PersonAtBrowser
  readonly page: Page
  readonly cdp: CDPSession
}

/** Signs a person of this role in at a browser of its own; `script` runs before every page's own. */
export async function openPage(stage: PageStage, role: string, script?: () => void): Promise<OpenPage> {
  const person = await openBrowser(stage.browser, DESKTOP)
  if (script !== undefined) await person.page.addInitScript(script)
  await signIn(person, stage.demo, role)
  const cdp = await person.context.newCDPSession(person.page)
  // CPU time instead of the clock: another program on the machine is not this page's work.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" })
  return { person, page: person.page, cdp }
}

/** CPU milliseconds of the page's main thread since it was opened. */
export async function busyMs({ cdp }: OpenPage): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics")
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000
}

/** Longest wait for a page to come to rest, in seconds. */
const PATIENCE = 60

/** Resolves when the page does next to nothing any more: rows of a long table are made while it is idle. */
export async function untilQuiet(open: OpenPage): Promise<void> {
  for (let second = 0, before = await busyMs(open); second < PATIENCE; second++) {
    await wait(1000)
    const now = await busyMs(open)
    if (now - before < 10) return
    before = now
  }
}

/** Opens the long meeting and waits until its editor and the table's first row are there. */
export async function goToMeeting(stage: PageStage, { page }: OpenPage): Promise<void> {
  await page.goto(`${stage.demo.url}/meetings/${stage.meetingId}`)
  await page.locator('.hj-body .ProseMirror[contenteditable="true"]').waitFor()
  await page.locator(`[data-row="${FIRST_ROW}"] [data-col="subproject"]`).waitFor()
}

/** CPU seconds of the page's own process since its start, all threads. */
export async function pageCpuSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send("SystemInfo.getProcessInfo")
  await session.detach()
  return Math.max(...processInfo.filter((one) => one.type === "renderer").map((one) => one.cpuTime))
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
