import { can } from "../../shared/rules/permissions.ts"
import type { Me } from "../../shared/wire/records.ts"
import { listCommittees } from "../store/committees.ts"
import type { Db } from "../store/store.ts"
import { actorsOf, type SignedIn } from "./access.ts"

/** The signed-in person with every committee they have a part in; an admin has one in all. */
export async function describeMe(db: Db, me: SignedIn, now: number): Promise<Me> {
  const [committees, actors] = await Promise.all([listCommittees(db), actorsOf(db, me, now)])
  return {
    id: me.userId,
    name: me.name,
    isAdmin: me.isAdmin,
    committees: committees.flatMap(({ id, name, organization_name: organizationName }) => {
      const actor = actors.get(id)
      if (!actor || actor.roles.length === 0) return []
      const { hasSeat } = actor
      const canCreateMeeting = can(actor, "createMeeting", { state: "draft" })
      return [{ id, name, organizationName, roles: [...actor.roles], hasSeat, canCreateMeeting }]
    }),
  }
}
