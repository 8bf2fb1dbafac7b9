// Personal links. Only the hash of a token is ever stored.
import type { InvitationTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** A new link; what a plain one leaves out has its default. */
export async function insertInvitation(
  db: Db,
  invitation: Omit<InvitationTable, "revoked_at" | "used_at" | "one_time"> & Partial<InvitationTable>,
): Promise<void> {
  await db
    .insertInto("invitation")
    .values({ revoked_at: null, used_at: null, one_time: null, ...invitation })
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

/** Every link of the person into the committee stops opening; of one committee, or of all. */
export async function revokeInvitationsOf(
  db: Db,
  committeeId: string | null,
  userId: string,
  now: number,
): Promise<void> {
  const links = db
    .updateTable("invitation")
    .set({ revoked_at: now })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
  await (committeeId === null ? links : links.where("committee_id", "=", committeeId)).execute()
}

/** One link of the committee; undefined when there is none of this id. */
export function findInvitation(db: Db, committeeId: string, id: string): Promise<InvitationTable | undefined> {
  return db
    .selectFrom("invitation")
    .selectAll()
    .where("committee_id", "=", committeeId)
    .where("id", "=", id)
    .executeTakeFirst()
}

/** Ends a link. False = it had ended before: of two transactions that end it at once one is told so. */
export async function revokeInvitation(db: Db, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable("invitation")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The link signed somebody in. */
export async function markInvitationUsed(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable("invitation").set({ used_at: now }).where("id", "=", id).execute()
}
