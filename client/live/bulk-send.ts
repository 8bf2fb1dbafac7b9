// What is too large for one message of the socket (a day offline, a huge paste) goes by POST in pieces, then the socket
// carries on.
import * as Y from "yjs"
import { MAX_FRAME_BYTES } from "./ack-ledger.ts"
import type { PostOutcome, PostUpdate } from "./post-update.ts"
import { cutUpdate } from "../../shared/wire/update-pieces.ts"

/** Bytes, and structs or deleted ranges, of a piece: some ten milliseconds of the server's time. */
const PIECE = { bytes: 256 * 1024, entries: 3_000 }
/** Structs, or deleted ranges, of one message: half of what the server takes. */
const MAX_ENTRIES = 15_000
/** No update this small holds more entries: each is two bytes at least. Bytes. */
const SURELY_FEW_BYTES = 2 * MAX_ENTRIES
/** Pauses before a piece is sent again, in milliseconds; the last one repeats. */
const PAUSES = [500, 1000, 2000, 5000, 10_000] as const
/** Merging costs more than in proportion to the number of updates, so waiting ones are merged in portions. */
const MERGE_EVERY = 256

export type BulkEnd = Exclude<PostOutcome, { readonly kind: "saved" | "again" }>

interface Wiring {
  readonly post: PostUpdate
  /** The lineage of the document, empty while unknown. */
  readonly epoch: () => string
  /** A piece is on disk: next free clock of each client in it. */
  readonly saved: (clocks: ReadonlyMap<number, number>) => void
  /** Everything but `rest` is on disk; `rest` is small enough for the socket. */
  readonly done: (rest: Uint8Array) => void
  /** The server did not take a piece. Nothing more is sent. */
  readonly failed: (end: BulkEnd) => void
}

/** Whether an update is more than one message of the socket may hold, by its bytes or by what it is made of. */
export function isTooLarge(update: Uint8Array): boolean {
  if (update.length > MAX_FRAME_BYTES) return true
  if (update.length <= SURELY_FEW_BYTES) return false
  const { structs, ds } = Y.decodeUpdate(update)
  let ranges = 0
  for (const each of ds.clients.values()) ranges += each.length
  return structs.length > MAX_ENTRIES || ranges > MAX_ENTRIES
}

/** Sends at most one large update at a time; whatever is written meanwhile follows it in order. */
export class BulkSend {
  readonly #wiring: Wiring
  /** Updates made here since the running update was taken, oldest first; null while nothing runs. */
  #meanwhile: Uint8Array[] | null = null
  #abort = new AbortController()

  constructor(wiring: Wiring) {
    this.#wiring = wiring
  }

  get isRunning(): boolean {
    return this.#meanwhile !== null
  }

  /** A local update made while this runs; it is not to be sent by anybody else. */
  add(update: Uint8Array): void {
    if (this.#meanwhile === null) return
    this.#meanwhile.push(update)
    if (this.#meanwhile.length >= MERGE_EVERY) this.#meanwhile = [Y.mergeUpdates(this.#meanwhile)]
  }

  /** Begins sending; nothing may run yet. */
  start(update: Uint8Array): void {
    this.#meanwhile = []
    void this.#run(update, this.#abort.signal)
  }

  /** Ends for good: nothing more is sent, nobody is told. */
  stop(): void {
    this.#abort.abort()
    this.#meanwhile = null
  }

  async #run(first: Uint8Array, signal: AbortSignal): Promise<void> {
    let rest = first
    do {
      for (const { update, clocks } of cutUpdate(rest, PIECE)) {
        const end = await this.#sendPiece(update, signal)
        if (signal.aborted) return
        if (end !== null) return this.#fail(end)
        this.#wiring.saved(clocks)
      }
      rest = this.#takeMeanwhile()
    } while (isTooLarge(rest))
    this.#meanwhile = null
    this.#wiring.done(rest)
  }

  /** Sends until the server answers; null when the piece is on disk. */
  async #sendPiece(update: Uint8Array, signal: AbortSignal): Promise<BulkEnd | null> {
    for (let tries = 0; !signal.aborted; tries++) {
      const outcome = await this.#wiring.post(update, this.#wiring.epoch(), signal)
      if (outcome.kind === "saved") return null
      if (outcome.kind !== "again") return outcome
      await pause(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0, signal)
    }
    return null
  }

  #fail(end: BulkEnd): void {
    this.#meanwhile = null
    this.#wiring.failed(end)
  }

  #takeMeanwhile(): Uint8Array {
    const updates = this.#meanwhile ?? []
    this.#meanwhile = []
    return Y.mergeUpdates(updates)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener("abort", end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener("abort", end)
  })
}
