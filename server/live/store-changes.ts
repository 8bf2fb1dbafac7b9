// What another process changed in the store, such as an import from the command line beside this server: the bus does not
// carry it, so the open rooms' rows are looked at from time to time.
import { listMeetingVersions, type MeetingVersion } from "../store/meetings.ts"
import { meetingChanged } from "./bus-events.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Room } from "./room.ts"
import type { Rooms } from "./rooms.ts"

/** Looks every `limits.storeCheckMs`; returns the end of it. */
export function followStore(deps: LiveDeps, rooms: Rooms): () => void {
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look(deps, rooms)
      .catch((error: unknown) => deps.log.warn({ err: error }, "open meetings could not be looked up"))
      .finally(() => {
        isLooking = false
      })
  }, deps.limits.storeCheckMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** One query for all open rooms, however many. */
async function look(deps: LiveDeps, rooms: Rooms): Promise<void> {
  const open = [...rooms.ready()]
  if (open.length === 0) return
  const ids = open.map((room) => room.meetingId)
  const rows = new Map((await listMeetingVersions(deps.store.db, ids)).map((row) => [row.id, row]))
  await Promise.all(
    open
      .filter((room) => !room.isDestroyed && !isAsInStore(room, rows.get(room.meetingId)))
      .map((room) => meetingChanged(deps, room)),
  )
}

function isAsInStore({ meeting }: Room, row: MeetingVersion | undefined): boolean {
  return (
    row !== undefined &&
    row.epoch === meeting.epoch &&
    row.state === meeting.state &&
    row.rights_version === meeting.rights_version
  )
}
