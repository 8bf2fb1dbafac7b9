// Links for a whole committee, and the names chosen at them. Only the hash of a token is ever stored.
import type { ClaimTable, CommitteeLinkTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertCommitteeLink(db: Db, link: Omit<CommitteeLinkTable, "revoked_at">): Promise<void> {
  await db
    .insertInto("committee_link")
    .values({ ...link, revoked_at: null })
    .execute()
}

const openLinks = (db: Db, now: number) =>
  db
    .selectFrom("committee_link")
    .where("committee_link.revoked_at", "is", null)
    .where((row) => row.or([row("committee_link.expires_at", "is", null), row("committee_link.expires_at", ">", now)]))

/** The link of this token while it opens, with its committee's name. */
export function findOpenCommitteeLink(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<(CommitteeLinkTable & { readonly committee_name: string }) | undefined> {
  return openLinks(db, now)
    .innerJoin("committee", "committee.id", "committee_link.committee_id")
    .selectAll("committee_link")
    .select("committee.name as committee_name")
    .where("committee_link.token_hash", "=", tokenHash)
    .executeTakeFirst()
}

/** The committee's links that open now, oldest first. */
export function listCommitteeLinks(db: Db, committeeId: string, now: number): Promise<CommitteeLinkTable[]> {
  return openLinks(db, now)
    .selectAll()
    .where("committee_id", "=", committeeId)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

/** True = there was an open one of this id. */
export async function revokeCommitteeLink(db: Db, committeeId: string, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable("committee_link")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("committee_id", "=", committeeId)
    .where("revoked_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function insertClaim(db: Db, claim: ClaimTable): Promise<void> {
  await db.insertInto("claim").values(claim).execute()
}

export type OpenClaim = ClaimTable & { readonly user_name: string; readonly user_agent: string }

/** Names that wait for the secretary's word and whose session is still open, oldest first. */
export function listOpenClaims(db: Db, committeeId: string, now: number): Promise<OpenClaim[]> {
  return db
    .selectFrom("claim")
    .innerJoin("user", "user.id", "claim.user_id")
    .innerJoin("session", "session.id", "claim.session_id")
    .selectAll("claim")
    .select(["user.name as user_name", "session.user_agent"])
    .where("claim.committee_id", "=", committeeId)
    .where("claim.decided_at", "is", null)
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", now)
    .orderBy("claim.created_at")
    .orderBy("claim.id")
    .execute()
}

export async function decideClaim(
  db: Db,
  id: string,
  decision: { readonly outcome: "approved" | "refused"; readonly decided_by: string; readonly decided_at: number },
): Promise<void> {
  await db.updateTable("claim").set(decision).where("id", "=", id).where("decided_at", "is", null).execute()
}

/** Of these people those who have ever come in with more than a chosen name. */
export async function peopleWhoCameIn(db: Db, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom("session")
    .select("user_id")
    .where("user_id", "in", userIds)
    .where("pending_in", "is", null)
    .groupBy("user_id")
    .execute()
  return new Set(rows.map((row) => row.user_id))
}
