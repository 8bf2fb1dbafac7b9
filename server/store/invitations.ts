// Personal links. Only the hash of a token is ever stored.
import type { InvitationTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertInvitation(
  db: Db,
  invitation: Omit<InvitationTable, "revoked_at" | "used_at">,
): Promise<void> {
  await db
    .insertInto("invitation")
    .values({ ...invitation, revoked_at: null, used_at: null })
    .execute()
}

export type OpenInvitation = InvitationTable & { readonly user_name: string; readonly committee_name: string }

/** The invitation of this token while it opens: not revoked, not expired, its person's account on. */
export function findOpenInvitation(db: Db, tokenHash: string, now: number): Promise<OpenInvitation | undefined> {
  return db
    .selectFrom("invitation")
    .innerJoin("user", "user.id", "invitation.user_id")
    .innerJoin("committee", "committee.id", "invitation.committee_id")
    .selectAll("invitation")
    .select(["user.name as user_name", "committee.name as committee_name"])
    .where("invitation.token_hash", "=", tokenHash)
    .where("invitation.revoked_at", "is", null)
    .where((where) => where.or([where("invitation.expires_at", "is", null), where("invitation.expires_at", ">", now)]))
    .where("user.active", "=", 1)
    .executeTakeFirst()
}
