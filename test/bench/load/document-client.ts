// Clients of whole documents: one that feeds a long log in, one that joins and notes when what arrived.
import * as decoding from "lib0/decoding"
import { FRAME, SYNC } from "../../../shared/wire/frames.ts"
import type { RoomAddress } from "../targets/target.ts"
import type { ClientSpec } from "./load-client.ts"
import { EMPTY_UPDATE, Protocol } from "./protocol.ts"
import { RawSocket } from "./raw-socket.ts"

/** Updates under way before the feeder waits for the server to have taken them. */
const UNDER_WAY = 1000
/** A join is over when this long nothing of the document came, ms. */
const QUIET_MS = 5000

/** Sends updates as one person, never far ahead of the server. */
export class Feeder {
  readonly #socket: RawSocket
  readonly #protocol: Protocol
  readonly #spec: ClientSpec
  #isReady = false
  #saved = 0
  #counted = 0
  #failure = ""

  constructor(spec: ClientSpec) {
    this.#spec = spec
    this.#protocol = new Protocol(spec.protocol, spec.document)
    this.#socket = new RawSocket(spec, {
      opened: () => this.#send(this.#protocol.hello(spec.clientId)),
      message: (payload) => this.#message(payload),
      closed: (code) => (this.#failure ||= `closed ${code}`),
    })
  }

  /** Resolves when the server has acknowledged all (or, where it acknowledges nothing, answered after all). */
  async feed(updates: readonly Uint8Array[]): Promise<void> {
    await this.#until(() => this.#isReady)
    for (let at = 0; at < updates.length; at += UNDER_WAY) {
      const piece = updates.slice(at, at + UNDER_WAY)
      this.#counted += piece.length
      for (const update of piece) this.#socket.send(this.#protocol.update(update))
      if (this.#spec.acknowledges) await this.#until(() => this.#saved >= this.#counted - UNDER_WAY / 2)
      else await this.#answered()
    }
    if (this.#spec.acknowledges) await this.#until(() => this.#saved >= this.#counted)
  }

  close(): void {
    this.#socket.destroy()
  }

  /** A question after the edits: its answer says they were read. */
  async #answered(): Promise<void> {
    this.#isReady = false
    const step1 = this.#protocol.step1()
    this.#socket.send(step1)
    await this.#until(() => this.#isReady)
  }

  #send(messages: readonly Uint8Array[]): void {
    for (const message of messages) this.#socket.send(message)
  }

  #message(payload: Buffer): void {
    const at = this.#protocol.prefixLength
    if (payload[at] === FRAME.event && this.#spec.protocol === "y-websocket") {
      const text = payload.toString("utf8")
      const saved = /"type":"saved","n":(\d+)/.exec(text)
      if (saved) this.#saved = Number(saved[1])
      else if (text.includes('"refused"')) this.#failure ||= text
    }
    if (payload[at] !== FRAME.sync) return
    if (payload[at + 1] === SYNC.step2) this.#isReady = true
    if (payload[at + 1] === SYNC.step1) {
      this.#counted += 1
      this.#send([this.#protocol.step2(EMPTY_UPDATE)])
    }
  }

  async #until(condition: () => boolean): Promise<void> {
    const deadline = performance.now() + 120_000
    while (!condition()) {
      if (this.#failure !== "") throw new Error(`feeding failed: ${this.#failure}`)
      if (performance.now() > deadline) throw new Error("feeding took too long")
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
}

/** What a join brought: every update of the document, with the milliseconds since the connection was opened. */
export interface Joined {
  readonly updates: readonly { readonly update: Uint8Array; readonly atMs: number }[]
}

/** Joins with an empty document and listens until it is quiet. */
export async function join(room: RoomAddress, clientId: number): Promise<Joined> {
  const protocol = new Protocol(room.protocol, room.document)
  const updates: { update: Uint8Array; atMs: number }[] = []
  const began = performance.now()
  let last = began
  const socket = new RawSocket(room, {
    opened: () => {
      for (const message of protocol.hello(clientId)) socket.send(message)
    },
    message: (payload) => {
      const at = protocol.prefixLength
      const isSync = payload[at] === FRAME.sync || (room.protocol === "hocuspocus" && payload[at] === 4)
      if (!isSync || payload[at + 1] === SYNC.step1) return
      last = performance.now()
      updates.push({ update: bytesOf(payload.subarray(at + 2)), atMs: last - began })
    },
    closed: () => undefined,
  })
  const isQuiet = (): boolean => performance.now() - last > (updates.length > 0 ? QUIET_MS : 30_000)
  while (!isQuiet()) await new Promise((resolve) => setTimeout(resolve, 20))
  socket.destroy()
  return { updates }
}

function bytesOf(message: Buffer): Uint8Array {
  return Uint8Array.from(decoding.readVarUint8Array(decoding.createDecoder(message)))
}
