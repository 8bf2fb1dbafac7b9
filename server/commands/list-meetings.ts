import { can, canOpen, type Actor } from "../../shared/rules/permissions.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import { actorIn } from "./access.ts"
import { toMeeting } from "./meeting-records.ts"

/** May this person know that the meeting exists? Whoever may open it, and whoever may read a revision it has. */
export function canSee(actor: Actor, meeting: MeetingTable): boolean {
  return canOpen(actor, meeting) || (meeting.revision > 0 && can(actor, "readRevisions", meeting))
}

/** Every meeting the person may see, newest first; meetings without a date come before all others. */
export async function listMeetings(db: Db, userId: string, committeeId?: string): Promise<Meeting[]> {
  let query = db
    .selectFrom("meeting")
    .innerJoin("committee", "committee.id", "meeting.committee_id")
    .selectAll("meeting")
    .select("committee.name as committee_name")
  if (committeeId !== undefined) query = query.where("meeting.committee_id", "=", committeeId)
  const rows = await query.execute()
  const committeeIds = [...new Set(rows.map((row) => row.committee_id))]
  const actors = new Map(
    await Promise.all(committeeIds.map(async (id) => [id, await actorIn(db, userId, id)] as const)),
  )
  return rows
    .filter((row) => canSee(actors.get(row.committee_id) as Actor, row))
    .toSorted(byNewest)
    .map((row) => toMeeting(row, row.committee_name))
}

/** Sorted here and not by the database, so that both engines agree. */
function byNewest(a: MeetingTable, b: MeetingTable): number {
  const left = a.starts_at ?? "9999"
  const right = b.starts_at ?? "9999"
  if (left !== right) return left < right ? 1 : -1
  return b.created_at - a.created_at || (a.id < b.id ? -1 : 1)
}
