import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee } from "../store/committees.ts"
import { listMeetings } from "../store/meetings.ts"
import { deleteCommittee, deleteMeetings, eraseAccounts } from "../store/remove-committee.ts"
import type { RoomCommandDeps } from "./command-deps.ts"
import { announceRights } from "./rights-changed.ts"
import { sampleCommitteeId } from "./sample-committee.ts"

export interface RemoveCommittee {
  readonly committeeId: string
  readonly callerId: string
  readonly origin?: string
}

/**
 * Removes a committee: an empty one, or the fictional sample with everything in it (meetings, logs, photos, its people).
 * A committee that has meetings of its own is an archive and stays (`committeeInUse`).
 */
export async function removeCommittee(deps: RoomCommandDeps, input: RemoveCommittee): Promise<Outcome<null>> {
  const { committeeId, callerId } = input
  const isSample = (await sampleCommitteeId(deps.store.db)) === committeeId
  const meetings = (await listMeetings(deps.store.db, committeeId)).map(({ id }) => id)
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<{ people: string[] }>> => {
    if (!(await lockCommittee(trx, committeeId))) return refused("notFound")
    const now = deps.now()
    const inside = (await listMeetings(trx, committeeId)).map(({ id }) => id)
    if (inside.length > 0 && !isSample) return refused("committeeInUse")
    await deleteMeetings(trx, inside)
    const people = await deleteCommittee(trx, committeeId, now)
    if (isSample)
      await eraseAccounts(
        trx,
        people.filter((id) => id !== callerId),
        now,
      )
    const action = isSample ? "sampleRemoved" : "committeeRemoved"
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: callerId,
      action,
      committeeId,
      origin: input.origin ?? "",
    })
    return done({ people })
  })
  if (!outcome.ok) return outcome
  for (const id of meetings) await deps.rooms.resetRoom(id)
  await announceRights(deps, outcome.value.people)
  return done(null)
}
