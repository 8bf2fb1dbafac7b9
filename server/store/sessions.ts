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

/** Does the person have a session now that is more than a chosen name? */
export async function hasFullSession(db: Db, userId: string, now: number): Promise<boolean> {
  const row = await openSessions(db, now)
    .select("id")
    .where("user_id", "=", userId)
    .where("pending_in", "is", null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The person's sessions that are open now, newest first. */
export function listOpenSessions(db: Db, userId: string, now: number): Promise<SessionTable[]> {
  return openSessions(db, now)
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .execute()
}

const openSessions = (db: Db, now: number) =>
  db.selectFrom("session").where("ended_at", "is", null).where("expires_at", ">", now)

/** Ends the person's sessions, all or all but one. Answers how many were open. */
export async function endSessionsOf(db: Db, userId: string, now: number, except?: string): Promise<number> {
  const own = db
    .updateTable("session")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
  const result = await (except === undefined ? own : own.where("id", "<>", except)).executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** The owner knows this device. False = there is no such open session of theirs. */
export async function acknowledgeSession(db: Db, userId: string, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable("session")
    .set({ acknowledged_at: now })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** A chosen name is approved: the session is its owner's from now on. */
export async function approveSession(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable("session").set({ pending_in: null, acknowledged_at: now }).where("id", "=", id).execute()
}
