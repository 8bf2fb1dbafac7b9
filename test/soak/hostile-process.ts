// Floods one meeting with hostile messages from a process of its own. Arguments: JSON of HostileOrder.
import { WebSocket } from "ws"
import { hostileFrames } from "./hostile-frames.ts"

export interface HostileOrder {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly sockets: number
  readonly seconds: number
}

export interface HostileResult {
  readonly frames: number
  readonly closed: number
}

/** Messages a socket sends before it waits for what happens. */
const BURST = 4
/** Unsent bytes of one attacker above which it waits: the server reads slower on purpose. */
const WAITING_BYTES = 4 * 1024 * 1024

const order = JSON.parse(process.argv[2] ?? "{}") as HostileOrder
const messages = [...hostileFrames().values()]
const end = performance.now() + order.seconds * 1000
let frames = 0
let closed = 0

await Promise.all(Array.from({ length: order.sockets }, (_, index) => attack(index)))
process.send?.({ frames, closed } satisfies HostileResult)
process.exit(0)

async function attack(first: number): Promise<void> {
  for (let at = first; performance.now() < end;) {
    const socket = new WebSocket(order.url, { headers: order.headers, perMessageDeflate: false })
    socket.on("error", () => undefined)
    while (socket.readyState === WebSocket.CONNECTING) await pause(2)
    while (socket.readyState === WebSocket.OPEN && performance.now() < end) {
      for (let count = 0; count < BURST && socket.bufferedAmount < WAITING_BYTES; count += 1) {
        socket.send(messages[at % messages.length] ?? new Uint8Array(0))
        at += 1
        frames += 1
      }
      await pause(5)
    }
    if (socket.readyState !== WebSocket.OPEN) closed += 1
    socket.terminate()
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
