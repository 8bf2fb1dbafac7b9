import { can, canOpen, type Actor } from "../../shared/rules/permissions.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import { listMeetings as readMeetings } from "../store/meetings.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import { actorsOf, readersOf, type Asking } from "./access.ts"
import { toMeeting } from "./meeting-records.ts"

/** May this person know that the meeting exists? Whoever may open it, and whoever may read a revision it has. */
export function canSee(actor: Actor, meeting: MeetingTable): boolean {
  return canOpen(actor, meeting) || (meeting.revision > 0 && can(actor, "readRevisions", meeting))
}

/** Every meeting the person may see, newest first; meetings without a date come before all others. */
export async function listMeetings(db: Db, who: Asking, now: number, committeeId?: string): Promise<Meeting[]> {
  const [rows, actors, readers] = await Promise.all([
    readMeetings(db, committeeId),
    actorsOf(db, who, now),
    readersOf(db, who, now),
  ])
  return rows
    .filter((row) => {
      const views = [actors.get(row.committee_id), readers.get(row.id)]
      return views.some((actor) => actor !== undefined && canSee(actor, row))
    })
    .toSorted(byNewest)
    .map(toMeeting)
}

/** Sorted here and not by the database, so that both engines agree. */
function byNewest(a: MeetingTable, b: MeetingTable): number {
  const left = a.starts_at ?? "9999"
  const right = b.starts_at ?? "9999"
  if (left !== right) return left < right ? 1 : -1
  return b.created_at - a.created_at || (a.id < b.id ? -1 : 1)
}
