import type { Refusal } from "../../shared/wire/events.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { Append, AppendResult } from "../store/store.ts"
import { judge } from "./gate.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Appender, LogWriter } from "./log-writer.ts"
import type { RoomDocument } from "./room-document.ts"
import { RoomQueue } from "./room-queue.ts"
import type { QueuedWrite, Write } from "./writer.ts"

/** What the write path needs of its room. */
export interface WriteHost {
  readonly meeting: MeetingTable
  readonly document: RoomDocument
  /** These are on disk now, the last under this sequence number. */
  committed(writes: readonly QueuedWrite[], lastSeq: number): void
  /** The store knows another state, epoch or rights version: look everything up again. */
  refresh(writes: readonly Write[]): Promise<void>
  /** Something unexpected happened; the room cannot go on. */
  broke(error: unknown): void
}

/** The way of a write through one room: gate, right, queue, disk, answer. */
export class RoomWrites implements Appender {
  private readonly host: WriteHost
  private readonly deps: LiveDeps
  private readonly log: LogWriter
  private readonly queue = new RoomQueue()
  /** > 0: writes are parked until the hold ends, and then judged as things stand. */
  private holds = 0
  private parked: Write[] = []
  /** The room is over: every write is refused by this name. */
  private over: Refusal | null = null

  constructor(host: WriteHost, deps: LiveDeps, log: LogWriter) {
    this.host = host
    this.deps = deps
    this.log = log
  }

  get isCalm(): boolean {
    return this.queue.isEmpty && this.holds === 0
  }

  /** Writes are parked just now. */
  get isHeld(): boolean {
    return this.holds > 0
  }

  /**
   * Judges a write and queues it, or answers it at once; parks it while somebody holds the room.
   * @param cut takes it back when it may pass in pieces only; where it does not (false), such a write is refused
   */
  write(write: Write, cut?: () => boolean): void {
    const { writer, n, update } = write
    if (this.over === null && this.holds > 0 && !isEmptyUpdate(update)) this.parked.push(write)
    else if (this.over === null && isEmptyUpdate(update)) writer.saved(n)
    else this.writeNow(write, cut)
  }

  /** A write of whoever holds the room: it comes before everything parked. */
  writeNow(write: Write, cut?: () => boolean): void {
    const { writer, n, update } = write
    if (this.over !== null) return writer.refused(n, this.over)
    const { document } = this.host
    const verdict = judge(update, writer.userId, document, write.mayRepeat)
    if (!verdict.ok) {
      if (verdict.mayBeCut && cut?.() === true) return
      return writer.rejected(write, verdict.reason, verdict.detail)
    }
    if (verdict.isEmpty) return writer.saved(n)
    const refusal = this.refusalFor(update) ?? writer.refusal()
    if (refusal !== null) return writer.refused(n, refusal)
    document.accept(verdict.sections, writer.userId)
    this.queue.push({ ...write, clientIds: verdict.sections.map((section) => section.client) })
    this.log.request(this)
  }

  takeAppend(): Append | null {
    const entries = this.queue.take()
    if (entries === null) return null
    const { id: meetingId, epoch, state, rights_version: rightsVersion } = this.host.meeting
    return { meetingId, epoch, state, rightsVersion, at: this.deps.now(), entries }
  }

  settled(result: AppendResult): void {
    if (!result.ok) {
      void this.judgeAgain()
      return
    }
    try {
      this.host.committed(this.queue.settle(), result.lastSeq)
    } catch (error) {
      this.host.broke(error)
    }
    if (this.queue.hasWaiting) this.log.request(this)
    this.queue.announceIfEmpty()
  }

  failed(error: unknown): void {
    this.queue.restore()
    this.queue.announceFailure(error)
  }

  /** Parks new writes until the returned function is called. */
  hold(): () => void {
    this.holds++
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      if (--this.holds > 0) return
      const writes = this.parked
      this.parked = []
      for (const write of writes) this.write(write)
    }
  }

  /** Resolves when everything accepted is on disk; rejects with StoreFailure when the disk refuses. */
  flushed(): Promise<void> {
    return this.queue.flushed()
  }

  /** Ends the room: what is queued or parked is refused by name. What the store is writing just now may still land. */
  end(reason: Refusal): void {
    this.over = reason
    const writes = [...this.queue.drain(), ...this.parked]
    this.parked = []
    for (const write of writes) write.writer.refused(write.n, reason)
    this.queue.announceIfEmpty()
  }

  /** A stale append wrote nothing: its writes, and those behind, are judged again under what the store says now. */
  private async judgeAgain(): Promise<void> {
    const release = this.hold()
    const writes = this.queue.drain()
    this.host.document.forgetUncommitted()
    this.parked = [...writes, ...this.parked]
    try {
      await this.host.refresh(writes)
    } catch (error) {
      // The store cannot even be read: the writes stay parked in memory until it can.
      this.deps.log.error({ err: error, meetingId: this.host.meeting.id }, "rights could not be looked up")
    }
    release()
    this.queue.announceIfEmpty()
  }

  private refusalFor(update: Uint8Array): Refusal | null {
    const { limits } = this.deps
    if (this.host.meeting.damaged === 1) return "damaged"
    // While the disk works the queue is as long as a commit takes, and the sockets' rates bound it.
    const isStuck = this.log.health !== null
    if (isStuck && this.queue.waitingBytes + update.length > limits.waitingBytes) return "storageUnavailable"
    return this.host.document.bytes + this.queue.waitingBytes + update.length > limits.documentBytes ? "tooLarge" : null
  }
}

/** No structs, no deletes: what an up-to-date client answers to step 1. */
function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
