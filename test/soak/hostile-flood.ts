// A flood of hostile messages beside two honest people: the server must not stall, grow or lose anybody.
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { WebSocket } from "ws"
import { untilCalm } from "../bench/process-usage.ts"
import { percentile } from "../bench/statistics.ts"
import type { HostileOrder, HostileResult } from "./hostile-process.ts"
import { SoakClient } from "./soak-client.ts"
import type { SoakProduct } from "./soak-product.ts"
import { until } from "./until.ts"

const ATTACKERS = 10
const LONGEST_STALL_MS = 100
const MOST_GROWTH_BYTES = 32 * 1024 * 1024
/** The first flood fills caches and compiles code; growth is what a second one adds. */
const WARM_UP_SECONDS = 8

export interface FloodReport extends HostileResult {
  readonly longestStallMs: number
  readonly stall999Ms: number
  readonly growthBytes: number
  /** Must be empty. */
  readonly wrong: readonly string[]
}

export async function hostileFlood(product: SoakProduct, seconds: number): Promise<FloodReport> {
  const meetingId = await product.newMeeting("소란 시험")
  const attacker = await product.signIn("member")
  const writer = new SoakClient(product.secretary, meetingId)
  const reader = new SoakClient(product.secretary, meetingId)
  await Promise.all([writer.connect(), reader.connect()])
  const order: HostileOrder = {
    url: `${product.url.replace("http", "ws")}/live/${meetingId}`,
    headers: attacker.socketHeaders,
    sockets: ATTACKERS,
    seconds: WARM_UP_SECONDS,
  }
  await flood(order)
  await untilCalm(product.pid, 10)
  const before = await product.keptBytes()
  const probe = new StallProbe(`${product.url.replace("http", "ws")}/live/${meetingId}`, product)
  let edits = 0
  const honest = setInterval(() => writer.doc.getMap("header").set("place", `회의실 ${(edits += 1)}`), 50)
  const result = await flood({ ...order, seconds })
  clearInterval(honest)
  const stalls = probe.stop()
  await until("the honest edits are saved", () => writer.allAnswered())
  await untilCalm(product.pid, 10)
  const growthBytes = (await product.keptBytes()) - before
  const longestStallMs = percentile(stalls, 1)
  const wrong: string[] = []
  if (longestStallMs > LONGEST_STALL_MS) wrong.push(`a stall of ${longestStallMs.toFixed(0)} ms`)
  if (growthBytes > MOST_GROWTH_BYTES) wrong.push(`memory grew by ${growthBytes} bytes`)
  if (writer.refused.size > 0) wrong.push("an honest edit was refused")
  wrong.push(...(await stillWorks(product, meetingId, writer, reader, `회의실 ${edits}`)))
  return { ...result, longestStallMs, stall999Ms: percentile(stalls, 0.999), growthBytes, wrong }
}

async function stillWorks(
  product: SoakProduct,
  meetingId: string,
  writer: SoakClient,
  reader: SoakClient,
  place: string,
): Promise<string[]> {
  const wrong: string[] = []
  await until("the reader has the last edit", () => reader.doc.getMap("header").get("place") === place, 10).catch(() =>
    wrong.push("the reader did not get the last edit"),
  )
  const late = new SoakClient(product.secretary, meetingId)
  await late.connect()
  // The document comes as its newest full encoding and what followed: two messages.
  await until("the newcomer has all", () => late.doc.getMap("header").get("place") === place, 10).catch(() =>
    wrong.push("the room cannot be joined whole"),
  )
  if ((await product.secretary.minutes(meetingId)).header.place !== place) wrong.push("the last edit is not on disk")
  for (const client of [late, writer, reader]) client.close()
  return wrong
}

function flood(order: HostileOrder): Promise<HostileResult> {
  const child = fork(fileURLToPath(new URL("./hostile-process.ts", import.meta.url)), [JSON.stringify(order)])
  return new Promise((resolve, reject) => {
    child.once("message", (result: HostileResult) => resolve(result))
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`the attackers ended with ${code}`)))
  })
}

/** Pings the server all the time: an answer comes as soon as its event loop turns, whatever the disk does. */
class StallProbe {
  readonly #socket: WebSocket
  readonly #timer: NodeJS.Timeout
  readonly #waits: number[] = []
  #sentAt = 0

  constructor(url: string, product: SoakProduct) {
    this.#socket = new WebSocket(url, { headers: product.secretary.socketHeaders, perMessageDeflate: false })
    this.#socket.on("error", () => undefined)
    this.#socket.on("pong", () => {
      this.#waits.push(performance.now() - this.#sentAt)
      this.#sentAt = 0
    })
    this.#timer = setInterval(() => {
      if (this.#sentAt > 0 || this.#socket.readyState !== WebSocket.OPEN) return
      this.#sentAt = performance.now()
      this.#socket.ping()
    }, 10)
  }

  /** Milliseconds each answer took. */
  stop(): number[] {
    clearInterval(this.#timer)
    if (this.#sentAt > 0) this.#waits.push(performance.now() - this.#sentAt)
    this.#socket.terminate()
    return this.#waits
  }
}
