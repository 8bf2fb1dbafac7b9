// What of this page's own edits the server has on disk. Pure bookkeeping; the socket and the clock stay outside.
import { FRAME, SYNC } from "../../shared/wire/frames.ts"

/** An update larger than this does not travel on the socket: the server closes it at 1 MiB. Bytes. */
export const MAX_FRAME_BYTES = 512 * 1024

interface SentFrame {
  /** Ordinal of the frame on this connection, from 1: the server acknowledges by this number. */
  readonly n: number
  /** The own client's clock when the frame left: everything below it is in this frame or an earlier one. */
  readonly clock: number
  /** When it left, Unix milliseconds. */
  readonly at: number
}

/** What to do with an outgoing frame. */
export type FrameVerdict =
  | "send"
  /** An update that leaves before this connection's step 2: the step 2 carries it, alone it would be a clock gap. */
  | "covered"
  /** An update the socket cannot carry: it goes another way, and later ones wait for a step 2 that covers them. */
  | "tooLarge"

/**
 * Counts the step 2 and update frames of the current connection and knows whether an edit still waits for its
 * acknowledgement. A state vector cannot tell: it does not move on an update that only deletes.
 */
export class AckLedger {
  /** Frames sent on this connection and not yet acknowledged, oldest first. */
  #waiting: SentFrame[] = []
  /** Ordinal of the last counted frame on this connection; starts again at 0 with every connection. */
  #sent = 0
  /** True once this connection carried a step 2, so nothing typed before it is left behind. */
  #covered = false
  /** Since when edits wait for this connection's step 2: when it opened, or a large update went another way; null without a connection. */
  #since: number | null = null
  /** True from a local edit until the server said that everything sent is on disk. */
  #dirty = false
  /** Clock of the own client up to which the server has everything. */
  #savedClock = 0

  /** A new connection: counting restarts, its step 2 will carry whatever was not acknowledged. */
  opened(at: number): void {
    this.closed()
    this.#since = at
  }

  closed(): void {
    this.#waiting = []
    this.#sent = 0
    this.#covered = false
    this.#since = null
  }

  /** The server has the own structs below this clock, by another way than this connection. */
  savedUpTo(clock: number): void {
    this.#savedClock = Math.max(this.#savedClock, clock)
  }

  /** A local change was made; it counts as unsaved until acknowledged. */
  edited(): void {
    this.#dirty = true
  }

  /**
   * Call with every frame before it is sent.
   * @param clock the own client's clock in the document now
   * @param isTooLarge what the frame carries is more than one message may hold
   */
  outgoing(frame: Uint8Array, clock: number, at: number, isTooLarge = frame.length > MAX_FRAME_BYTES): FrameVerdict {
    if (frame[0] !== FRAME.sync) return "send"
    if (frame[1] === SYNC.step1) return "send"
    if (frame[1] === SYNC.update && !this.#covered) return "covered"
    if (frame[1] === SYNC.update && isTooLarge) {
      this.#covered = false
      this.#since = at
      return "tooLarge"
    }
    this.#covered = true
    this.#sent += 1
    this.#waiting.push({ n: this.#sent, clock, at })
    return "send"
  }

  /** The server has everything up to the n-th frame of this connection. */
  saved(n: number): void {
    while (this.#waiting[0] !== undefined && this.#waiting[0].n <= n) {
      this.#savedClock = Math.max(this.#savedClock, this.#waiting[0].clock)
      this.#waiting.shift()
    }
    if (this.#covered && this.#waiting.length === 0) this.#dirty = false
  }

  /** An edit of this page is not known to be on disk. */
  get dirty(): boolean {
    return this.#dirty
  }

  /** Own structs from this clock on are not known to be on the server's disk. */
  get savedClock(): number {
    return this.#savedClock
  }

  /** Since when an edit has been waiting on the open connection; null when none does. Unix milliseconds. */
  get waitingSince(): number | null {
    if (!this.#dirty || this.#since === null) return null
    // Behind step 2 an edit waits from when its frame leaves, not from when the connection opened.
    return this.#waiting[0]?.at ?? (this.#covered ? null : this.#since)
  }
}
