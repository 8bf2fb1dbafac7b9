import * as Y from "yjs"
import { CLOSE, type CloseCode } from "../../shared/wire/close-codes.ts"
import type { LiveEvent, LiveRecords, ReadOnlyReason } from "../../shared/wire/events.ts"
import type { CommittedDocument } from "../commands/meeting-rooms.ts"
import { meetingRecords } from "../commands/meeting-records.ts"
import { voidUpdate } from "../store/append-updates.ts"
import { findMeeting } from "../store/meetings.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { StoreFailureReason } from "../store/store.ts"
import { ColdCopy } from "./cold-copy.ts"
import { catchUp, deliver } from "./delivery.ts"
import { isEmptyStateVector, syncFrame } from "./frames.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { LogWriter } from "./log-writer.ts"
import type { RoomDocument } from "./room-document.ts"
import type { LoadedRoom } from "./room-load.ts"
import { RoomPresence } from "./room-presence.ts"
import { RoomSignals } from "./room-signals.ts"
import { byAuthor, RoomTurns, type TurnsHost } from "./room-turns.ts"
import { RoomWrites, type WriteHost } from "./room-writes.ts"
import type { Session } from "./session.ts"
import type { Soon } from "./soon.ts"
import type { Turns } from "./turns.ts"
import type { QueuedWrite, Write, Writer } from "./writer.ts"

const EMPTY_STATE_VECTOR = Uint8Array.of(0)

/** Who opened the room, and lets it go. */
export interface RoomOwner {
  broke(room: Room, error: unknown): void
  /** The room will take no write any more: whoever comes next needs another one. */
  ended(room: Room): void
}

/** What all rooms of the process have in common. */
export interface RoomShared {
  readonly log: LogWriter
  readonly soon: Soon
  readonly turns: Turns
}

/** One open meeting: its document as it is on disk, its writes, its sockets. What anyone receives from here is on disk. */
export class Room implements WriteHost, TurnsHost {
  readonly meetingId: string
  readonly sessions = new Set<Session>()
  readonly presence: RoomPresence
  readonly writes: RoomWrites
  private readonly deps: LiveDeps
  private readonly loaded: LoadedRoom
  private readonly signals: RoomSignals
  private readonly owner: RoomOwner
  private readonly turns: RoomTurns
  /** The row as this room believes it to be; the store checks every append against its own. */
  meeting: MeetingTable
  /** Sequence number of the newest update on disk. */
  seq: number
  /** Updates on disk since the newest snapshot. */
  sinceSnapshot: number
  private cold: ColdCopy | null
  /** When the newest commit was delivered, ms. */
  private committedAt = 0
  /** One whileParked at a time. */
  private serial: Promise<unknown> = Promise.resolve()
  private recordsCache: Promise<LiveRecords> | null = null
  private storeFailure: StoreFailureReason | null
  isDestroyed = false

  constructor(deps: LiveDeps, { log, soon, turns }: RoomShared, loaded: LoadedRoom, owner: RoomOwner) {
    this.deps = deps
    this.loaded = loaded
    this.owner = owner
    this.turns = new RoomTurns(this, turns)
    this.meetingId = loaded.meeting.id
    this.meeting = loaded.meeting
    this.seq = loaded.seq
    this.sinceSnapshot = loaded.sinceSnapshot
    this.cold = loaded.coldCopy(deps.now())
    this.presence = new RoomPresence((client) => loaded.ownerOf(client))
    this.signals = new RoomSignals(soon, this.sessions, this.presence)
    this.writes = new RoomWrites(this, deps, log)
    this.storeFailure = log.health
    loaded.onVoid = (seq) => void this.markVoid(seq)
    loaded.speakerOf = (client) => this.presence.speakerOf(client)
  }

  /** The document; built from the log when first needed, after the first newcomer was served. */
  get document(): RoomDocument {
    return this.loaded.document()
  }

  get readOnly(): ReadOnlyReason | null {
    if (this.meeting.damaged === 1) return "damaged"
    if (this.storeFailure === null) return null
    return this.storeFailure === "full" ? "storageFull" : "storageUnavailable"
  }

  /** Nothing is accepted, or waiting to be judged, that is not on disk. */
  get isCalm(): boolean {
    return this.writes.isCalm && this.turns.isCalm
  }

  write(write: Write): void {
    this.turns.write(write)
  }

  /** For many updates sent at once: each is judged in a turn of its own, in order. */
  writeInTurn(write: Write): void {
    this.turns.writeInTurn(write)
  }

  /** For the work of a `whileParked`: written before everything that is parked. */
  writeNow(write: Write): void {
    this.orBreak(() => this.writes.writeNow(write))
  }

  committed(writes: readonly QueuedWrite[], lastSeq: number): void {
    const now = this.deps.now()
    const isCalm = now - this.committedAt > this.deps.limits.ackMs
    this.committedAt = now
    this.signals.committing(isCalm, () => {
      for (const write of writes) write.writer.saved(write.n)
      deliver(byAuthor(writes), this.sessions, () => this.document.committed, now)
    })
    const updates = writes.map((write) => write.update)
    this.seq = lastSeq
    this.sinceSnapshot += updates.length
    this.document.commit(updates, lastSeq)
    if (this.cold !== null && !this.cold.append(updates)) this.cold = null
    this.turns.applySoon()
  }

  async refresh(writes: readonly Write[]): Promise<void> {
    await this.refreshMeeting()
    const writers = new Set<Writer>(writes.map((write) => write.writer))
    for (const session of this.sessions) writers.add(session)
    await Promise.all([...writers].map((writer) => writer.refreshRights()))
  }

  broke(error: unknown): void {
    this.owner.broke(this, error)
  }

  leave(session: Session): void {
    this.sessions.delete(session)
    this.signals.forget(session)
    if (this.presence.leave(session)) this.signals.presenceDue()
  }

  announce(session: Session, update: Uint8Array): void {
    if (this.presence.announce(session, update, this.deps.now())) this.signals.presenceDue()
  }

  ackDue(session: Session): void {
    this.signals.ackDue(session)
  }

  /** A person's name or role changed: others are told anew. */
  presenceChanged(session: Session): void {
    if (this.presence.renew(session)) this.signals.presenceDue()
  }

  /** The state vector the server asks a newcomer with. */
  stateVector(): Uint8Array {
    return this.orBreak(() => this.loaded.stateVector()) ?? EMPTY_STATE_VECTOR
  }

  /** What a client with this state vector needs, as frames for one write. */
  documentFor(stateVector: Uint8Array): Buffer[] {
    return this.orBreak(() => this.framesFor(stateVector, this.deps.now())) ?? []
  }

  private framesFor(stateVector: Uint8Array, now: number): Buffer[] {
    if (!isEmptyStateVector(stateVector)) {
      return [syncFrame("step2", Y.encodeStateAsUpdate(this.document.committed, stateVector))]
    }
    this.cold ??= new ColdCopy(Y.encodeStateAsUpdate(this.document.committed), [], now)
    return this.cold.frames(now)
  }

  /** Step 1 for a newcomer; null until the document is built, when the newcomer asks first. */
  get isBuilt(): boolean {
    return this.loaded.isBuilt
  }

  /** Records beside the document, unfiltered; looked up once between two events. */
  records(): Promise<LiveRecords> {
    const cached = this.recordsCache ?? meetingRecords(this.deps.store.db, this.meetingId)
    this.recordsCache = cached
    cached.catch(() => this.forgetRecords())
    return cached
  }

  forgetRecords(): void {
    this.recordsCache = null
  }

  /** Tells an event to everyone, each as they may see it. */
  tell(event: LiveEvent): void {
    const frames = new Map<LiveEvent, Buffer>()
    for (const session of this.sessions) session.tell(event, frames)
  }

  /** The store refuses, or works again: nobody may believe to be writing meanwhile. */
  storeHealth(failure: StoreFailureReason | null): void {
    const before = this.readOnly
    this.storeFailure = failure
    this.tellReadOnly(before)
  }

  /** See MeetingRooms.whileParked. */
  whileParked<T>(work: (committed: CommittedDocument) => Promise<T>): Promise<T> {
    const run = this.serial.then(() => this.park(work))
    this.serial = run.catch(() => {})
    return run
  }

  /** Brings the row up to date. The epoch having moved on ends this room. */
  async refreshMeeting(): Promise<void> {
    const row = await findMeeting(this.deps.store.db, this.meetingId)
    if (row === undefined) return this.end(CLOSE.notFound)
    if (row.epoch !== this.meeting.epoch) return this.end(CLOSE.epochChanged)
    const before = this.readOnly
    this.meeting = row
    this.tellReadOnly(before)
  }

  /** Resyncs who fell behind, releases a copy nobody used for a while. */
  tick(now: number): void {
    for (const session of this.sessions) this.drained(session, now)
    if (this.cold !== null && this.isBuilt && now - this.cold.usedAt > this.deps.limits.idleMs) this.cold = null
  }

  drained(session: Session, now: number): void {
    this.orBreak(() => catchUp(session, () => this.document.committed, now))
  }

  /** Another lineage, or no meeting any more: nothing is written here again. */
  end(code: typeof CLOSE.epochChanged | typeof CLOSE.notFound): void {
    this.writes.end("epochChanged")
    this.turns.end("epochChanged")
    this.closeSessions(code)
    this.owner.ended(this)
  }

  closeSessions(code: CloseCode): void {
    for (const session of this.sessions) session.close(code)
  }

  destroy(): void {
    this.isDestroyed = true
    this.signals.stop()
    this.turns.end("storageUnavailable")
    if (this.isBuilt) this.document.destroy()
  }

  private async park<T>(work: (committed: CommittedDocument) => Promise<T>): Promise<T> {
    const release = this.writes.hold()
    try {
      await this.writes.flushed()
      return await work({ doc: this.document.committed, epoch: this.meeting.epoch, seq: this.seq })
    } finally {
      await this.refreshMeeting().catch((error: unknown) => this.deps.log.error({ err: error }, "meeting not readable"))
      release()
    }
  }

  /** An update that could not be placed is out of memory already; no later load may meet it either. */
  private async markVoid(seq: number): Promise<void> {
    const { meetingId, deps } = this
    deps.log.error({ meetingId, seq }, "update left pending parts behind")
    try {
      await deps.store.transaction((trx) => voidUpdate(trx, { meetingId, epoch: this.meeting.epoch, seq }))
    } catch (error) {
      this.broke(error)
    }
  }

  /** Does a part of the room's heavy work, if there is any; false = there is none now. */
  applyLarge(): boolean {
    return this.turns.step()
  }

  /** null = the unexpected happened (a log that makes no document, say), and the room is over. */
  private orBreak<T>(work: () => T): T | null {
    try {
      return work()
    } catch (error) {
      this.broke(error)
      return null
    }
  }

  private tellReadOnly(before: ReadOnlyReason | null): void {
    if (this.readOnly !== before) this.tell({ type: "readOnlyChanged", readOnly: this.readOnly })
  }
}
