import type { Minutes } from "../../shared/minutes/minutes.ts"
import { readMinutes } from "../../shared/minutes/read-minutes.ts"
import type { Actor } from "../../shared/rules/permissions.ts"
import { CLOSE, type CloseCode } from "../../shared/wire/close-codes.ts"
import type { CommittedDocument, MeetingRooms, PeopleInRooms, RoomMoment, Written } from "../commands/meeting-rooms.ts"
import type { StoreFailureReason } from "../store/store.ts"
import { changeDocument, submitUpdates } from "./http-writer.ts"
import type { LiveDeps } from "./live-deps.ts"
import { LogWriter } from "./log-writer.ts"
import { loadRoom } from "./room-load.ts"
import { Room, type RoomShared } from "./room.ts"
import { Soon } from "./soon.ts"
import { saveSnapshot } from "./snapshots.ts"
import type { Turns } from "./turns.ts"

interface OpenRoom {
  readonly room: Promise<Room>
  /** Set once loaded. */
  ready: Room | null
  /** Joins and reads under way: the room may not close under them. */
  uses: number
  /** When it was last used, ms. */
  usedAt: number
  isSnapshotting: boolean
}

/** The open rooms: each meeting is opened once, and closed when nobody was there for a while and all is on disk. */
export class Rooms implements MeetingRooms {
  private readonly deps: LiveDeps
  private readonly log: LogWriter
  private readonly shared: RoomShared
  private readonly open = new Map<string, OpenRoom>()
  private readonly timer: NodeJS.Timeout

  constructor(deps: LiveDeps, turns: Turns) {
    this.deps = deps
    this.log = new LogWriter(deps.store, deps.limits.commitIntervalMs, (failure, cause) =>
      this.storeHealth(failure, cause),
    )
    this.shared = { log: this.log, soon: new Soon(Math.min(deps.limits.ackMs, deps.limits.presenceMs)), turns }
    this.timer = setInterval(() => this.tick(), Math.min(1000, deps.limits.idleMs))
    this.timer.unref()
  }

  get size(): number {
    return this.open.size
  }

  /** Rooms that are loaded now. */
  *ready(): Iterable<Room> {
    for (const { ready } of this.open.values()) if (ready !== null) yield ready
  }

  find(meetingId: string): Room | null {
    return this.open.get(meetingId)?.ready ?? null
  }

  /** Runs `use` with the room, opening it if needed; it stays open meanwhile. A failed load is thrown, and tried again next time. */
  async using<T>(meetingId: string, use: (room: Room) => Promise<T> | T): Promise<T> {
    const entry = this.open.get(meetingId) ?? this.openRoom(meetingId)
    entry.uses++
    try {
      return await use(await entry.room)
    } finally {
      entry.uses--
      entry.usedAt = this.deps.now()
    }
  }

  usage(): { readonly openRooms: number; readonly sockets: number } {
    let sockets = 0
    for (const room of this.ready()) sockets += room.sessions.size
    return { openRooms: this.open.size, sockets }
  }

  present(): PeopleInRooms {
    const rooms = [...this.ready()].filter((room) => room.sessions.size > 0)
    return new Map(
      rooms.map((room) => {
        const people = new Map([...room.sessions].map(({ presenceUser: { id, name } }) => [id, { id, name }]))
        return [room.meetingId, [...people.values()]]
      }),
    )
  }

  readMinutes(meetingId: string): Promise<Minutes> {
    return this.using(meetingId, (room) => readMinutes(room.document.committed))
  }

  whileParked<T>(meetingId: string, work: (committed: CommittedDocument) => Promise<T>): Promise<T> {
    return this.using(meetingId, (room) => room.whileParked(work))
  }

  submit(meetingId: string, actor: Actor, updates: readonly Uint8Array[], epoch?: string): Promise<Written> {
    return this.using(meetingId, (room) => submitUpdates(this.deps, room, { actor, updates, epoch }))
  }

  change(meetingId: string, actor: Actor, make: (moment: RoomMoment) => Uint8Array | null): Promise<Written> {
    return this.using(meetingId, (room) => changeDocument(this.deps, room, actor, make))
  }

  async resetRoom(meetingId: string): Promise<void> {
    const entry = this.open.get(meetingId)
    if (entry === undefined) return
    const room = await entry.room.catch(() => null)
    if (this.open.get(meetingId) === entry) this.open.delete(meetingId)
    room?.end(CLOSE.epochChanged)
  }

  /** Everything accepted goes to disk and everyone is told to come back. No snapshots: a stop is quick, and the log has it all. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    for (const room of this.ready()) room.writes.hold()
    await Promise.allSettled([...this.ready()].map((room) => room.writes.flushed()))
    for (const room of this.ready()) room.closeSessions(CLOSE.restarting)
    this.log.close()
    for (const room of this.ready()) room.destroy()
    this.open.clear()
  }

  closeSessions(code: CloseCode): void {
    for (const room of this.ready()) room.closeSessions(code)
  }

  private openRoom(meetingId: string): OpenRoom {
    const entry: OpenRoom = {
      room: this.load(meetingId),
      ready: null,
      uses: 0,
      usedAt: this.deps.now(),
      isSnapshotting: false,
    }
    this.open.set(meetingId, entry)
    void this.opened(meetingId, entry)
    return entry
  }

  private async opened(meetingId: string, entry: OpenRoom): Promise<void> {
    try {
      entry.ready = await entry.room
    } catch (error) {
      if (this.open.get(meetingId) === entry) this.open.delete(meetingId)
      this.deps.log.error({ err: error, meetingId }, "room could not be opened")
    }
  }

  private async load(meetingId: string): Promise<Room> {
    const loaded = await loadRoom(this.deps.store.db, meetingId)
    return new Room(this.deps, this.shared, loaded, {
      broke: (room, error) => this.drop(room, error),
      ended: (room) => this.forget(room),
    })
  }

  /** A room that met the unexpected is not trusted any further: everyone comes back to a fresh one, read from the log. */
  private drop(room: Room, error: unknown): void {
    this.deps.log.error({ err: error, meetingId: room.meetingId }, "room dropped")
    room.closeSessions(CLOSE.overloaded)
    // A request over HTTP gets its answer, and sends again.
    room.writes.end("storageUnavailable")
    this.forget(room)
  }

  private forget(room: Room): void {
    if (this.find(room.meetingId) === room) this.open.delete(room.meetingId)
    room.destroy()
  }

  private storeHealth(failure: StoreFailureReason | null, cause: unknown): void {
    if (failure === null) this.deps.log.info({}, "store writes again")
    else this.deps.log.error({ err: cause, failure }, "store refuses to write")
    for (const room of this.ready()) room.storeHealth(failure)
  }

  private tick(): void {
    const now = this.deps.now()
    for (const entry of this.open.values()) {
      const room = entry.ready
      if (room === null) continue
      room.tick(now)
      if (room.sessions.size > 0) entry.usedAt = now
      const isIdle = entry.uses === 0 && room.isCalm && now - entry.usedAt >= this.deps.limits.idleMs
      const isDue = room.sinceSnapshot >= this.deps.limits.snapshotEvery || (isIdle && room.sinceSnapshot > 0)
      if (isDue && !entry.isSnapshotting) void this.snapshot(entry, room)
      else if (isIdle && !entry.isSnapshotting) this.evict(room)
    }
  }

  private evict(room: Room): void {
    this.open.delete(room.meetingId)
    room.destroy()
  }

  private async snapshot(entry: OpenRoom, room: Room): Promise<void> {
    entry.isSnapshotting = true
    try {
      await saveSnapshot(this.deps, room)
    } catch (error) {
      // Nothing is lost without a snapshot: the log has it all. The next tick tries again, an idle room stays open.
      this.deps.log.warn({ err: error, meetingId: room.meetingId }, "snapshot failed")
    } finally {
      entry.isSnapshotting = false
    }
  }
}
