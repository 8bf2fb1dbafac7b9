// Sessions of signed-in people. Only the hash of a token is ever stored.
import type { SessionTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** What a session may leave to its default: nobody waits for an approval, and its owner knows the device. */
type Optional = "origin" | "acknowledged_at" | "pending_in" | "invitation_id"
export type NewSession = Omit<SessionTable, "ended_at" | Optional> & Partial<Pick<SessionTable, Optional>>

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  const defaults = { origin: "", acknowledged_at: session.created_at, pending_in: null, invitation_id: null }
  await db
    .insertInto("session")
    .values({ ...defaults, ...session, ended_at: null })
    .execute()
}

export type OpenSession = SessionTable & { readonly user_name: string; readonly is_admin: number }

/** The session of this token with its person: not ended, not expired, the account on. One query. */
export function findOpenSession(db: Db, tokenHash: string, now: number): Promise<OpenSession | undefined> {
  return db
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    .selectAll("session")
    .select(["user.name as user_name", "user.is_admin"])
    .where("session.token_hash", "=", tokenHash)
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("user.active", "=", 1)
    .executeTakeFirst()
}

/** Has anybody ever signed in? */
export async function hasSessions(db: Db): Promise<boolean> {
  return (await db.selectFrom("session").select("id").limit(1).executeTakeFirst()) !== undefined
}

/** Rolls an open session forward: it was used now. */
export async function extendSession(db: Db, id: string, now: number, expiresAt: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ last_seen_at: now, expires_at: expiresAt })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute()
}

/** Ends one session; ending it twice keeps the first time. */
export async function endSession(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable("session").set({ ended_at: now }).where("id", "=", id).where("ended_at", "is", null).execute()
}
