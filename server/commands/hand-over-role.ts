import type { HandOver } from "../../shared/wire/people-requests.ts"
import { badField, done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee, upsertMembership } from "../store/committees.ts"
import { deleteMemberships, findMember } from "../store/members.ts"
import type { CommandDeps } from "./command-deps.ts"
import { refusable } from "./refusable.ts"
import { announceRights, rightsChangeWithin } from "./rights-changed.ts"

export interface HandOverRole extends HandOver {
  readonly committeeId: string
  readonly callerId: string
  readonly origin?: string
}

/**
 * The next person takes the role in the same moment in which the one who had it loses it; who had nothing else stays a
 * member. Everything both wrote stays under their names.
 */
export async function handOverRole(deps: CommandDeps, input: HandOverRole): Promise<Outcome<null>> {
  const { committeeId, role, fromMemberId, toMemberId } = input
  const now = deps.now()
  if (fromMemberId === toMemberId) return badField("toMemberId", "the same person")
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<null>> => {
    if (!(await lockCommittee(trx, committeeId))) return refused("notFound")
    const from = await findMember(trx, committeeId, fromMemberId, now)
    const to = await findMember(trx, committeeId, toMemberId, now)
    if (!from?.memberships.some((each) => each.role === role)) return badField("fromMemberId", "does not have the role")
    if (!to) return badField("toMemberId", "no member of this committee")
    const membership = { committee_id: committeeId, reads_drafts: 0, created_at: now }
    await upsertMembership(trx, { ...membership, user_id: toMemberId, role })
    await deleteMemberships(trx, committeeId, fromMemberId, [role])
    if (from.memberships.length === 1)
      await upsertMembership(trx, { ...membership, user_id: fromMemberId, role: "member" })
    await rightsChangeWithin(trx, committeeId)
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: input.callerId,
      action: "roleHandedOver",
      committeeId,
      origin: input.origin ?? "",
      detail: { role, fromUserId: fromMemberId, toUserId: toMemberId },
    })
    return done(null)
  })
  if (outcome.ok) await announceRights(deps, [fromMemberId, toMemberId])
  return outcome
}
