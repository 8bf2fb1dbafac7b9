import { can } from "../../shared/rules/permissions.ts"
import type { Me } from "../../shared/wire/records.ts"
import type { Db } from "../store/store.ts"
import { actorIn, type SignedIn } from "./access.ts"

/** The signed-in person with every committee they have a part in; an admin has one in all. */
export async function describeMe(db: Db, me: SignedIn): Promise<Me> {
  const committees = await db
    .selectFrom("committee")
    .innerJoin("organization", "organization.id", "committee.organization_id")
    .select(["committee.id as id", "committee.name as name", "organization.name as organizationName"])
    .orderBy("committee.created_at")
    .orderBy("committee.id")
    .execute()
  const parts = await Promise.all(
    committees.map(async (committee) => ({ committee, actor: await actorIn(db, me.userId, committee.id) })),
  )
  return {
    id: me.userId,
    name: me.name,
    isAdmin: me.isAdmin,
    committees: parts
      .filter(({ actor }) => actor.roles.length > 0)
      .map(({ committee, actor }) => ({
        ...committee,
        roles: [...actor.roles],
        hasSeat: actor.hasSeat,
        canCreateMeeting: can(actor, "createMeeting", { state: "draft" }),
      })),
  }
}
