// What commands (or other nodes) changed, told to the rooms. A command is answered only after this has run: from then on
// nothing is accepted under the old rights.
import { allowedActions } from "../../shared/rules/permissions.ts"
import { meetingRecord } from "../commands/meeting-records.ts"
import type { BusEvent } from "../bus/bus.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Room } from "./room.ts"
import type { Rooms } from "./rooms.ts"

/** Subscribes; returns the unsubscribe. */
export function followBus(deps: LiveDeps, rooms: Rooms): () => void {
  return deps.bus.subscribe((event) => handle(deps, rooms, event))
}

async function handle(deps: LiveDeps, rooms: Rooms, event: BusEvent): Promise<void> {
  if (event.type === "accessChanged") return accessChanged(rooms, event.userId)
  const room = rooms.find(event.meetingId)
  if (room === null) return
  room.forgetRecords()
  switch (event.type) {
    case "threadChanged":
      return room.tell({ type: "threadChanged", thread: event.thread })
    case "revisionCreated":
      return room.tell({ type: "revisionCreated", revision: event.revision })
    case "meetingChanged":
      return meetingChanged(deps, room)
  }
}

/** Brings a room up to date with its row and tells everyone; another epoch ends it. */
export async function meetingChanged(deps: LiveDeps, room: Room): Promise<void> {
  const rightsBefore = room.meeting.rights_version
  room.forgetRecords()
  await room.refreshMeeting()
  if (room.isDestroyed) return
  const meeting = await meetingRecord(deps.store.db, room.meetingId)
  if (meeting === null) return
  if (room.meeting.rights_version !== rightsBefore) await room.refresh([])
  // Permissions are each person's own: `visibleEvent` computes them.
  room.tell({ type: "meetingChanged", meeting, permissions: allowedActions(NOBODY, { state: meeting.state }) })
}

const NOBODY = { userId: "", active: false, roles: [], hasSeat: false, readsDrafts: false }

async function accessChanged(rooms: Rooms, userId: string): Promise<void> {
  const concerned = [...rooms.ready()].filter((room) => [...room.sessions].some((each) => each.belongsTo(userId)))
  await Promise.all(concerned.map((room) => judgeAnew(room, userId)))
}

/** From the end of this on nothing of the person comes to disk but what their rights now allow. */
async function judgeAnew(room: Room, userId: string): Promise<void> {
  const sessions = [...room.sessions].filter((session) => session.belongsTo(userId))
  await Promise.all([room.refreshMeeting(), ...sessions.map((session) => session.refreshRights())])
  // What was accepted before is on disk, or refused, when the change is answered. A disk that refuses answers for itself.
  await room.writes.flushed().catch(() => undefined)
}
