import type { Refusal } from "../../shared/wire/events.ts"
import type { GateReason } from "./gate-decoder.ts"

/** Whoever writes into a room: a socket's session, or a request over HTTP. The room answers every write by its number. */
export interface Writer {
  readonly userId: string
  /** Why this person may not write now; null = may. An in-memory look-up. */
  refusal(): Refusal | null
  /** Looks the rights up again in the store. */
  refreshRights(): Promise<void>
  /** On disk, or nothing in it was new. */
  saved(n: number): void
  refused(n: number, reason: Refusal): void
  /** The gate would not have it: `gap` may heal by a resync, anything else broke the protocol. */
  rejected(write: Write, reason: GateReason, detail: string): void
}

/** One update on its way to the disk. */
export interface Write {
  readonly writer: Writer
  readonly n: number
  readonly update: Uint8Array
  /** May honestly repeat what is known: a step 2, or a piece of one over HTTP. */
  readonly mayRepeat: boolean
}

/** A write that passed the gate. */
export interface QueuedWrite extends Write {
  readonly clientIds: readonly number[]
}
