// All workloads of the page, in the order they run. Targets: docs/performance.md.
import { body } from "../../e2e/support/minutes-page.ts"
import { typeHangul, TYPED } from "../../e2e/support/hangul-keyboard.ts"
import { openBrowser, PHONE } from "../../e2e/support/people.ts"
import { until } from "../../support/until.ts"
import { percentile } from "../statistics.ts"
import { FIRST_ROW, scrollThrough, showBare, watchKeys, watchLongTasks, watchOpening } from "./on-page.ts"
import {
  busyMs,
  goToMeeting,
  openPage,
  pageCpuSeconds,
  ROWS,
  untilQuiet,
  wait,
  type OpenPage,
  type PageStage,
} from "./page-stage.ts"
import type { PageWorkload } from "./page-workload.ts"
import { openTypists, type TypedLines } from "./typists.ts"

const KEYS = 120
/** Between two keys of a fast typist, in ms. */
const KEY_PAUSE = 60
const CELL = `[data-row="${FIRST_ROW}"] [data-col="subproject"]`

const opening: PageWorkload = {
  name: "page-open",
  title: `A meeting of ${ROWS} rows opens`,
  async run(stage) {
    const open = await openPage(stage, "secretary", watchOpening)
    try {
      await goToMeeting(stage, open)
      const cpu = await busyMs(open)
      const marks = await until(async () => {
        const now = await open.page.evaluate(() => window.benchMarks)
        return now.usableAt > 0 ? now : null
      })
      return {
        "usable after sync ms (≤ 400)": marks.usableAt - marks.syncedAt,
        "usable ms": marks.usableAt,
        "main thread CPU ms": cpu,
      }
    } finally {
      await open.person.context.close()
    }
  },
}

/** Presses keys where the caret is; the 95th percentile of the time until each is on screen. */
async function paintP95({ page }: Pick<OpenPage, "page">, keys: number): Promise<number> {
  await page.evaluate(() => (window.benchKeys.paints.length = 0))
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press("a")
    await wait(KEY_PAUSE)
  }
  const paints = await page.evaluate(() => window.benchKeys.paints)
  // The first keys after a click wake what the rest does not need.
  return percentile(paints.slice(10), 0.95)
}

const keys: PageWorkload = {
  name: "page-keys",
  title: `A key until it is on screen, ${ROWS} rows, beside a bare contenteditable with the same text`,
  async run(stage, { scale }) {
    const count = Math.max(30, Math.round(KEYS * scale))
    const open = await openPage(stage, "secretary", watchKeys)
    const bare = await open.person.context.newPage()
    try {
      await goToMeeting(stage, open)
      await untilQuiet(open)
      await bare.goto("about:blank")
      await bare.evaluate(watchKeys)
      await bare.evaluate(showBare, await open.page.locator("main").innerText())
      await bare.locator("p").nth(20).click()
      const bareMs = await paintP95({ page: bare }, count)
      await open.page.bringToFront()
      await body(open.page).locator(".hj-line").nth(5).click()
      const bodyMs = await paintP95(open, count)
      await open.page.locator(CELL).click()
      const cellMs = await paintP95(open, count)
      return {
        "bare p95 ms": bareMs,
        "body p95 ms": bodyMs,
        "cell p95 ms": cellMs,
        "body / bare (≤ 2)": bodyMs / bareMs,
        "cell / bare (≤ 2)": cellMs / bareMs,
      }
    } finally {
      await open.person.context.close()
    }
  },
}

const remote: PageWorkload = {
  name: "page-remote",
  title: `Somebody else's keystroke in a meeting of ${ROWS} rows`,
  async run(stage, { seconds }) {
    const open = await openPage(stage, "secretary")
    try {
      await goToMeeting(stage, open)
      await untilQuiet(open)
      return {
        "main thread CPU ms/keystroke (≤ 4)": await msPerRemoteKey(stage, open, "results", seconds),
        "in an agenda title (≤ 4)": await msPerRemoteKey(stage, open, "titles", seconds),
      }
    } finally {
      await open.person.context.close()
    }
  },
}

/** Main thread CPU of one letter that somebody else types, 10 a second, over what the page takes at rest. */
async function msPerRemoteKey(stage: PageStage, open: OpenPage, lines: TypedLines, seconds: number): Promise<number> {
  const typists = await openTypists(stage, 1, lines)
  try {
    const start = await busyMs(open)
    await wait(seconds * 1000)
    const idle = await busyMs(open)
    const rate = 10
    await typists.type(rate, seconds)
    await wait(500)
    return ((await busyMs(open)) - idle - (idle - start)) / (rate * seconds)
  } finally {
    typists.close()
  }
}

const scroll: PageWorkload = {
  name: "page-scroll",
  title: `Scrolling through all ${ROWS} rows`,
  async run(stage) {
    const open = await openPage(stage, "secretary", watchLongTasks)
    try {
      await goToMeeting(stage, open)
      await untilQuiet(open)
      await open.page.evaluate(() => (window.benchTasks.long.length = 0))
      await open.page.evaluate(scrollThrough)
      await wait(200)
      const long = await open.page.evaluate(() => window.benchTasks.long)
      return { "tasks over 50 ms (0)": long.length, "longest ms": Math.max(0, ...long) }
    } finally {
      await open.person.context.close()
    }
  },
}

const hangul: PageWorkload = {
  name: "page-hangul",
  title: "Hangul typed while 10 others type 5 keys/s each",
  async run(stage, { scale }) {
    const rounds = Math.max(5, Math.round(40 * scale))
    const [open, typists] = [await openPage(stage, "secretary"), await openTypists(stage, 10)]
    try {
      await goToMeeting(stage, open)
      await body(open.page).locator(".hj-line").last().click()
      await open.page.keyboard.press("End")
      await open.page.keyboard.press("Enter")
      // Ten jamos of 25 ms a round.
      const others = typists.type(50, Math.ceil(rounds * 0.3))
      for (let round = 0; round < rounds; round++) await typeHangul(open.cdp, () => wait(25))
      await others
      const expected = TYPED.repeat(rounds)
      const text = (await body(open.page).locator(".hj-line").last().locator(".hj-line-text").textContent()) ?? ""
      const typed = text.split(TYPED).length - 1
      return { syllables: expected.length, "syllables lost (0)": expected.length - typed * TYPED.length }
    } finally {
      typists.close()
      await open.person.context.close()
    }
  },
}

const crowd: PageWorkload = {
  name: "page-crowd",
  title: "A reader while 20 pages type 5 keys/s each",
  async run(stage, { seconds }) {
    const [open, typists] = [await openPage(stage, "secretary"), await openTypists(stage, 20)]
    try {
      await goToMeeting(stage, open)
      await untilQuiet(open)
      await typists.type(100, 2)
      const before = await pageCpuSeconds(stage.browser)
      const start = performance.now()
      await typists.type(100, seconds)
      const used = (await pageCpuSeconds(stage.browser)) - before
      return { "share of one core % (≤ 30)": (used / ((performance.now() - start) / 1000)) * 100 }
    } finally {
      typists.close()
      await open.person.context.close()
    }
  },
}

async function heapMiB({ cdp }: OpenPage): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await cdp.send("HeapProfiler.collectGarbage")
  return (await cdp.send("Runtime.getHeapUsage")).usedSize / 2 ** 20
}

/** Two hours of five letters a second. */
const TWO_HOURS = 36_000

const memory: PageWorkload = {
  name: "page-memory",
  title: "Two hours' worth of others' typing (36,000 letters)",
  async run(stage, { scale }) {
    const [open, typists] = [await openPage(stage, "secretary"), await openTypists(stage, 10)]
    try {
      await goToMeeting(stage, open)
      await untilQuiet(open)
      await typists.type(200, 5)
      const before = await heapMiB(open)
      await typists.type(400, Math.max(5, Math.round((TWO_HOURS * scale) / 400)))
      await wait(2000)
      return { "growth MiB (≤ 20)": (await heapMiB(open)) - before, "before MiB": before }
    } finally {
      typists.close()
      await open.person.context.close()
    }
  },
}

const phone: PageWorkload = {
  name: "page-phone",
  title: "From the invitation link to the first syllable, a phone at a quarter of the speed and 10 Mbit/s",
  async run(stage) {
    const person = await openBrowser(stage.browser, PHONE)
    const { page } = person
    const cdp = await person.context.newCDPSession(page)
    try {
      await cdp.send("Network.enable")
      const tenMegabit = (10 * 1024 * 1024) / 8
      const speed = { downloadThroughput: tenMegabit, uploadThroughput: tenMegabit, latency: 40 }
      await cdp.send("Network.emulateNetworkConditions", { offline: false, ...speed })
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 })
      const invitation = stage.demo.invitations.find(({ role }) => role === "member")?.url ?? ""
      const start = performance.now()
      await page.goto(invitation, { waitUntil: "commit" })
      const button = page.getByRole("button", { name: /시작하기/ })
      await button.waitFor()
      const shown = performance.now()
      await button.tap()
      const field = page.locator('[data-place^="header."] textarea').first()
      await field.waitFor()
      await field.tap()
      await cdp.send("Input.imeSetComposition", { text: "한", selectionStart: 1, selectionEnd: 1 })
      await cdp.send("Input.insertText", { text: "한" })
      await until(async () => (await field.inputValue()).includes("한"))
      const end = performance.now()
      return { "first syllable s (≤ 6)": (end - start) / 1000, "button s": (shown - start) / 1000 }
    } finally {
      await person.context.close()
    }
  },
}

export const PAGE_WORKLOADS: readonly PageWorkload[] = [opening, keys, remote, scroll, hangul, crowd, memory, phone]
