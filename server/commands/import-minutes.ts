import type { Minutes } from "../../shared/minutes/minutes.ts"
import { badField, done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockMeeting, startEpoch } from "../store/meetings.ts"
import type { RoomCommandDeps } from "./command-deps.ts"
import { duplicateId } from "./duplicate-id.ts"
import { linkNamedBlobs, missingBlob } from "./named-blobs.ts"
import { firstUpdate, insertLineage } from "./write-document.ts"

export interface ImportMinutes {
  readonly meetingId: string
  /** Null = the command line. */
  readonly userId: string | null
  readonly minutes: Minutes
  /** Largest encoded document, bytes. */
  readonly documentBytes: number
}

/**
 * Replaces the minutes of a meeting nobody has written in yet, under a new epoch: copies of the old lineage on devices
 * can never be merged into it. Refuses once the log holds anything but the creating transaction.
 */
export async function importMinutes(deps: RoomCommandDeps, input: ImportMinutes): Promise<Outcome<null>> {
  const { meetingId, userId, minutes } = input
  const clash = duplicateId(minutes)
  if (clash) return badField(clash, "this id stands twice")
  const first = firstUpdate(minutes)
  if (first.update.byteLength > input.documentBytes) return refused("tooLarge")
  const now = deps.now()
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<null>> => {
    const meeting = await lockMeeting(trx, meetingId)
    if (!meeting || meeting.last_seq !== 1 || meeting.state === "final") return refused("minutesNotEmpty")
    const committeeId = meeting.committee_id
    const missing = await missingBlob(trx, committeeId, minutes)
    if (missing) return badField(missing, "no meeting of this committee has this file")
    const epoch = deps.newId()
    const { title, startsAt: starts_at, place } = minutes.header
    await startEpoch(trx, meetingId, { epoch, now, title, starts_at, place })
    await insertLineage(trx, { meetingId, epoch, now, first })
    await linkNamedBlobs(trx, minutes, { meeting_id: meetingId, created_by: userId, created_at: now })
    const audit = { id: deps.newId(), at: now, actorId: userId, action: "minutesImported" } as const
    await insertAudit(trx, { ...audit, committeeId, meetingId, detail: { epoch } })
    return done(null)
  })
  if (outcome.ok) await deps.rooms.resetRoom(meetingId)
  return outcome
}
