// What another process changed in the store, such as an import from the command line beside this server: the bus does not
// carry it, so the open rooms' rows are looked at from time to time.
import { listMeetingVersions, type MeetingVersion } from "../store/meetings.ts"
import { meetingChanged } from "./bus-events.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Room } from "./room.ts"
import type { Rooms } from "./rooms.ts"

/** Looks every `limits.storeCheckMs`; returns the end of it. */
export function followStore(deps: LiveDeps, rooms: Rooms): () => void {
  const follower = new StoreFollower(deps, rooms)
  const timer = setInterval(() => follower.tick(), deps.limits.storeCheckMs)
  timer.unref()
  return () => clearInterval(timer)
}

class StoreFollower {
  private readonly deps: LiveDeps
  private readonly rooms: Rooms
  private isLooking = false
  /** Looked at since another process last may have written: nothing can have moved on for these. */
  private known = new WeakSet<Room>()

  constructor(deps: LiveDeps, rooms: Rooms) {
    this.deps = deps
    this.rooms = rooms
  }

  tick(): void {
    if (this.isLooking) return
    this.isLooking = true
    this.look()
      .catch((error: unknown) => this.deps.log.warn({ err: error }, "open meetings could not be looked up"))
      .finally(() => {
        this.isLooking = false
      })
  }

  /** One query for all open rooms, however many; none while no other process writes. */
  private async look(): Promise<void> {
    if (await this.deps.store.mayHaveChangedElsewhere()) this.known = new WeakSet()
    const open = [...this.rooms.ready()].filter((room) => !this.known.has(room))
    if (open.length === 0) return
    const ids = open.map((room) => room.meetingId)
    const rows = new Map((await listMeetingVersions(this.deps.store.db, ids)).map((row) => [row.id, row]))
    await Promise.all(
      open
        .filter((room) => !room.isDestroyed && !isAsInStore(room, rows.get(room.meetingId)))
        .map((room) => meetingChanged(this.deps, room)),
    )
    for (const room of open) this.known.add(room)
  }
}

function isAsInStore({ meeting }: Room, row: MeetingVersion | undefined): boolean {
  return (
    row !== undefined &&
    row.epoch === meeting.epoch &&
    row.state === meeting.state &&
    row.rights_version === meeting.rights_version
  )
}
