// Personal links. Only the hash of a token is ever stored.
import type { InvitationTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertInvitation(db: Db, invitation: InvitationTable): Promise<void> {
  await db.insertInto("invitation").values(invitation).execute()
}

/** The invitation of this token, whether or not it still opens: `isInvitationOpen` tells. */
export function findInvitation(db: Db, tokenHash: string): Promise<InvitationTable | undefined> {
  return db.selectFrom("invitation").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst()
}

export function isInvitationOpen(invitation: InvitationTable, now: number): boolean {
  return invitation.revoked_at === null && (invitation.expires_at === null || invitation.expires_at > now)
}

export function listInvitations(db: Db, committeeId: string): Promise<InvitationTable[]> {
  return db
    .selectFrom("invitation")
    .selectAll()
    .where("committee_id", "=", committeeId)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

/** Revokes a link; revoking it twice keeps the first time. */
export async function revokeInvitation(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute()
}
