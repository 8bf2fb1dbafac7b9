import { allowedActions, can } from "../../shared/rules/permissions.ts"
import type { Me } from "../../shared/wire/records.ts"
import { listCommittees } from "../store/committees.ts"
import type { Db } from "../store/store.ts"
import { findUser } from "../store/users.ts"
import { actorsOf, type SignedIn } from "./access.ts"
import { IN_COMMITTEE } from "./committee-records.ts"

/** The signed-in person with every committee they have a part in; an admin has one in all. */
export async function describeMe(db: Db, me: SignedIn, now: number): Promise<Me> {
  const [committees, actors, user] = await Promise.all([
    listCommittees(db),
    actorsOf(db, me, now),
    findUser(db, me.userId),
  ])
  const isPending = me.pendingIn !== null
  return {
    id: me.userId,
    name: user?.name ?? me.name,
    isAdmin: me.isAdmin,
    isPending,
    // Whoever only chose a name is not told what is known of its owner.
    email: isPending ? "" : (user?.email ?? ""),
    phone: isPending ? "" : (user?.phone ?? ""),
    committees: committees.flatMap(({ id, name, organization_name: organizationName }) => {
      const actor = actors.get(id)
      if (!actor || actor.roles.length === 0) return []
      const { hasSeat } = actor
      const canCreateMeeting = can(actor, "createMeeting", IN_COMMITTEE)
      const permissions = allowedActions(actor, IN_COMMITTEE)
      return [{ id, name, organizationName, roles: [...actor.roles], hasSeat, canCreateMeeting, permissions }]
    }),
  }
}
