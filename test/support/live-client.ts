// A small headless client of the live protocol: shows every frame to the test, and nothing more clever than that.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { WebSocket } from "ws"
import * as Y from "yjs"
import type { LiveEvent } from "../../shared/wire/events.ts"
import { MEETING } from "./live-server.ts"
import { until } from "./until.ts"

export interface ClientOptions {
  readonly meetingId?: string
  readonly doc?: Y.Doc
  readonly query?: string
  readonly origin?: string
  /** Send step 1 at once (default). */
  readonly asks?: boolean
  /** How an update of others is taken in; `Y.applyUpdate` unless another one is given. */
  readonly apply?: (doc: Y.Doc, update: Uint8Array, origin: unknown) => void
}

export class LiveClient {
  readonly doc: Y.Doc
  readonly socket: WebSocket
  readonly events: LiveEvent[] = []
  /** Awareness states by clientID; null = gone. */
  readonly presence = new Map<number, Record<string, unknown> | null>()
  readonly syncFrames: { type: number; bytes: Uint8Array }[] = []
  closeCode: number | null = null
  failed: Error | null = null
  synced = false
  /** Writes sent so far: step 2 and updates. */
  writes = 0
  sendsUpdates = true
  private readonly apply: NonNullable<ClientOptions["apply"]>

  constructor(url: string, cookie: string | undefined, options: ClientOptions = {}) {
    this.doc = options.doc ?? new Y.Doc()
    this.apply = options.apply ?? Y.applyUpdate
    const headers = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(options.origin ? { origin: options.origin } : {}),
    }
    this.socket = new WebSocket(`${url}/live/${options.meetingId ?? MEETING}${options.query ?? ""}`, { headers })
    this.socket.on("error", (error) => (this.failed = error))
    this.socket.on("close", (code) => (this.closeCode = code))
    this.socket.on("message", (message: Buffer) => this.read(message))
    if (options.asks !== false) this.socket.on("open", () => this.ask())
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.sendsUpdates) this.sendUpdate(update)
    })
  }

  ask(): void {
    this.sendSync(0, Y.encodeStateVector(this.doc))
  }

  sendUpdate(update: Uint8Array): number {
    if (this.socket.readyState !== WebSocket.OPEN) return 0
    this.sendSync(2, update)
    return ++this.writes
  }

  sendSync(type: number, payload: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, payload)
    this.socket.send(encoding.toUint8Array(encoder))
  }

  sendPresence(clientId: number, clock: number, state: unknown): void {
    const inner = encoding.createEncoder()
    encoding.writeVarUint(inner, 1)
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, JSON.stringify(state))
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
    this.socket.send(encoding.toUint8Array(encoder))
  }

  /** The newest acknowledged number. */
  get saved(): number {
    return Math.max(0, ...this.events.map((event) => (event.type === "saved" ? event.n : 0)))
  }

  get refusals(): { n: number; reason: string }[] {
    return this.events.flatMap((event) => (event.type === "refused" ? [{ n: event.n, reason: event.reason }] : []))
  }

  last<T extends LiveEvent["type"]>(type: T): Extract<LiveEvent, { type: T }> | undefined {
    return this.events.findLast((event): event is Extract<LiveEvent, { type: T }> => event.type === type)
  }

  /** Resolves when the document has arrived and the server has the client's. */
  ready(): Promise<unknown> {
    const isReady = (): true => {
      const { synced, writes, closeCode, failed } = this
      const isWelcome = this.last("welcome") !== undefined
      if (synced && isWelcome && writes > 0) return true
      throw new Error(JSON.stringify({ synced, isWelcome, writes, closeCode, failed: failed?.message }))
    }
    return until(isReady, { what: "sync" })
  }

  /** Resolves when everything sent is acknowledged. */
  settled(): Promise<unknown> {
    return until(() => this.saved >= this.writes, { what: "acknowledgement" })
  }

  closed(): Promise<number> {
    return until(() => this.closeCode, { what: "close" })
  }

  close(): void {
    this.socket.close()
  }

  private read(message: Buffer): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === 0) this.readSync(decoder)
    else if (type === 1) this.readPresence(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    else if (type === 4) this.events.push(JSON.parse(decoding.readVarString(decoder)) as LiveEvent)
  }

  private readSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder).slice()
    this.syncFrames.push({ type, bytes })
    if (type === 0) {
      this.writes++
      this.sendSync(1, Y.encodeStateAsUpdate(this.doc, bytes))
      return
    }
    this.apply(this.doc, bytes, this)
    if (type === 1) this.synced = true
  }

  private readPresence(decoder: decoding.Decoder): void {
    const count = decoding.readVarUint(decoder)
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      this.presence.set(clientId, JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null)
    }
  }
}
