import type { Append } from "../store/store.ts"
import type { QueuedWrite } from "./writer.ts"

/** What a room accepted and the disk does not hold yet, in order. */
export class RoomQueue {
  private waiting: QueuedWrite[] = []
  /** Handed to the writer, answer outstanding. */
  private inFlight: QueuedWrite[] = []
  private bytes = 0
  /** Whoever needs the queue empty: a finalize, a stop. */
  private waiters: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = []

  get isEmpty(): boolean {
    return this.waiting.length === 0 && this.inFlight.length === 0
  }

  get waitingBytes(): number {
    return this.bytes
  }

  get hasWaiting(): boolean {
    return this.waiting.length > 0
  }

  push(write: QueuedWrite): void {
    this.waiting.push(write)
    this.bytes += write.update.length
  }

  /** Everything waiting, as log entries; null = nothing. */
  take(): Append["entries"] | null {
    if (this.waiting.length === 0) return null
    this.inFlight = this.waiting
    this.waiting = []
    return this.inFlight.map(({ writer, clientIds, update }) => ({ userId: writer.userId, clientIds, update }))
  }

  /** The writes of the last `take`, now on disk. */
  settle(): QueuedWrite[] {
    const settled = this.inFlight
    this.inFlight = []
    for (const write of settled) this.bytes -= write.update.length
    return settled
  }

  /** Nothing of the last `take` was written: it goes back to the front. */
  restore(): void {
    this.waiting = [...this.inFlight, ...this.waiting]
    this.inFlight = []
  }

  /** Empties the queue: the writes are to be judged again, or refused. */
  drain(): QueuedWrite[] {
    this.restore()
    const all = this.waiting
    this.waiting = []
    this.bytes = 0
    return all
  }

  /** Resolves once everything accepted so far is settled; rejects when the disk refuses. */
  flushed(): Promise<void> {
    if (this.isEmpty) return Promise.resolve()
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }))
  }

  /** Tells those who wait for an empty queue, when it is. */
  announceIfEmpty(): void {
    if (!this.isEmpty || this.waiters.length === 0) return
    const { waiters } = this
    this.waiters = []
    for (const waiter of waiters) waiter.resolve()
  }

  /** Tells those who wait that the disk refuses. */
  announceFailure(error: unknown): void {
    const { waiters } = this
    this.waiters = []
    for (const waiter of waiters) waiter.reject(error)
  }
}
