import type { Minutes } from "../../shared/minutes/minutes.ts"
import { badField, done, refused, type Outcome } from "../errors.ts"
import { writeAudit } from "./audit.ts"
import type { RoomCommandDeps } from "./command-deps.ts"
import { duplicateId } from "./duplicate-id.ts"
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
  const { meetingId, minutes } = input
  const clash = duplicateId(minutes)
  if (clash) return badField(clash, "this id stands twice")
  const first = firstUpdate(minutes)
  if (first.update.byteLength > input.documentBytes) return refused("tooLarge")
  const now = deps.now()
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<null>> => {
    const epoch = deps.newId()
    const { title, startsAt, place } = minutes.header
    const replaced = await trx
      .updateTable("meeting")
      .set({ epoch, title, starts_at: startsAt, place, updated_at: now })
      .where("id", "=", meetingId)
      .where("last_seq", "=", 1)
      .where("state", "<>", "final")
      .returning("committee_id")
      .executeTakeFirst()
    if (!replaced) return refused("minutesNotEmpty")
    await insertLineage(trx, { meetingId, epoch, now, first })
    const audit = { id: deps.newId(), at: now, actorId: input.userId, action: "minutesImported" } as const
    await writeAudit(trx, { ...audit, committeeId: replaced.committee_id, meetingId, detail: { epoch } })
    return done(null)
  })
  if (outcome.ok) await deps.rooms.resetRoom(meetingId)
  return outcome
}
