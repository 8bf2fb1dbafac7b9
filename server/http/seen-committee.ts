import type { Actor } from "../../shared/rules/permissions.ts"
import { can, type Action } from "../../shared/rules/permissions.ts"
import { actorIn } from "../commands/access.ts"
import { IN_COMMITTEE } from "../commands/committee-records.ts"
import { refused, type Outcome } from "../errors.ts"
import { findCommittee, type CommitteeWithOrganization } from "../store/committees.ts"
import type { SignedInCall } from "./route.ts"

export interface CommitteeAccess {
  readonly committee: CommitteeWithOrganization
  readonly actor: Actor
}

/**
 * The committee of the path's `:id`, for a person who has a part in it, and may do `action` when one is named.
 * A committee of others answers exactly like one that does not exist.
 */
export async function seenCommittee(call: SignedInCall<unknown>, action?: Action): Promise<Outcome<CommitteeAccess>> {
  const { db } = call.deps.store
  const id = call.params["id"] ?? ""
  const [committee, actor] = await Promise.all([findCommittee(db, id), actorIn(db, call.me, call.now, id)])
  if (!committee || !actor.active || actor.roles.length === 0) return refused("notFound")
  if (action !== undefined && !can(actor, action, IN_COMMITTEE)) return refused("forbidden")
  return { ok: true, value: { committee, actor } }
}
