// One person with a real Y.Doc on a real socket, who keeps account of what the server said about every edit.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"
import type { ProductClient } from "../bench/targets/product-client.ts"
import { until } from "./until.ts"

export class SoakClient {
  readonly doc = new Y.Doc()
  readonly #person: ProductClient
  readonly #meetingId: string
  #socket: WebSocket | undefined
  /** Step 2 and update frames sent on this connection. */
  #counted = 0
  /** The server's last `saved` on this connection. */
  #saved = 0
  /** Frames the server refused on this connection, with the reason. */
  readonly refused = new Map<number, string>()
  /** Everything the document holds on joining has arrived. */
  isSynced = false
  /** The server asked for what it lacks and has been given it. */
  #hasAnswered = false
  closeCode: number | undefined

  constructor(person: ProductClient, meetingId: string) {
    this.#person = person
    this.#meetingId = meetingId
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sendSync(SYNC.update, update)
    })
  }

  /** Number of the last counted frame: an edit made now gets the next one. */
  get counted(): number {
    return this.#counted
  }

  get saved(): number {
    return this.#saved
  }

  get isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  /** Connects with what the document holds; resolves when both sides have all of the other. */
  async connect(): Promise<void> {
    this.#counted = 0
    this.#saved = 0
    this.refused.clear()
    this.isSynced = false
    this.#hasAnswered = false
    this.closeCode = undefined
    const socket = new WebSocket(`${this.#person.url.replace("http", "ws")}/live/${this.#meetingId}`, {
      headers: this.#person.socketHeaders,
      perMessageDeflate: false,
    })
    this.#socket = socket
    socket.on("error", () => undefined)
    socket.on("message", (message: Buffer) => this.#received(message))
    socket.on("close", (code) => (this.closeCode = code))
    socket.on("open", () => this.#sendSync(SYNC.step1, Y.encodeStateVector(this.doc)))
    await until("the join", () => (this.isSynced && this.#hasAnswered) || this.closeCode !== undefined)
  }

  /** All edits so far are on disk or were refused by name. */
  allAnswered(): boolean {
    return this.#saved >= this.#counted
  }

  close(): void {
    this.#socket?.terminate()
  }

  #received(message: Buffer): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.event) return this.#event(decoding.readVarString(decoder))
    if (type !== FRAME.sync) return
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === SYNC.step1) {
      this.#sendSync(SYNC.step2, Y.encodeStateAsUpdate(this.doc, payload))
      this.#hasAnswered = true
      return
    }
    Y.applyUpdate(this.doc, payload, this)
    if (kind === SYNC.step2) this.isSynced = true
  }

  #event(text: string): void {
    const event = JSON.parse(text) as { type: string; n?: number; reason?: string }
    if (event.type === "saved") this.#saved = Math.max(this.#saved, event.n ?? 0)
    if (event.type === "refused") this.refused.set(event.n ?? 0, event.reason ?? "")
  }

  #sendSync(kind: number, payload: Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
    if (kind !== SYNC.step1) this.#counted += 1
    this.#socket.send(encoding.toUint8Array(encoder))
  }
}
