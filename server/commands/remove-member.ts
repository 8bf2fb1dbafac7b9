import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee } from "../store/committees.ts"
import { revokeInvitationsOf } from "../store/invitations.ts"
import { countRole, deleteMemberships, findMember } from "../store/members.ts"
import { updateTerm } from "../store/roster.ts"
import type { CommandDeps } from "./command-deps.ts"
import { koreanDay } from "./korean-time.ts"
import { refusable } from "./refusable.ts"
import { announceRights, rightsChangeWithin } from "./rights-changed.ts"
import { currentTerm } from "./take-seat.ts"

export interface RemoveMember {
  readonly committeeId: string
  readonly memberId: string
  readonly callerId: string
  readonly callerIsAdmin: boolean
  readonly origin?: string
}

/**
 * 해촉 as of today: the term ends, the roles and links are gone, and nothing more is accepted from the person's open pages when
 * this resolves. What they wrote stays theirs.
 */
export async function removeMember(deps: CommandDeps, input: RemoveMember): Promise<Outcome<null>> {
  const { committeeId, memberId } = input
  const now = deps.now()
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<null>> => {
    const committee = await lockCommittee(trx, committeeId)
    const member = await findMember(trx, committeeId, memberId, now)
    if (!committee || !member) return refused("notFound")
    const isSecretary = member.memberships.some(({ role }) => role === "secretary")
    if (isSecretary && !input.callerIsAdmin && (await countRole(trx, committeeId, "secretary", now)) <= 1) {
      return refused("lastSecretary")
    }
    const term = await currentTerm(trx, committeeId, memberId, koreanDay(now))
    if (term) await updateTerm(trx, term.id, { ended_on: koreanDay(now) })
    await deleteMemberships(trx, committeeId, memberId)
    await revokeInvitationsOf(trx, committeeId, memberId, now)
    await rightsChangeWithin(trx, committeeId)
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: input.callerId,
      action: "memberRemoved",
      committeeId,
      origin: input.origin ?? "",
      detail: { userId: memberId },
    })
    return done(null)
  })
  if (outcome.ok) await announceRights(deps, [memberId])
  return outcome
}
