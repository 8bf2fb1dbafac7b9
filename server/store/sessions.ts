// Sessions of signed-in people. Only the hash of a token is ever stored.
import type { SessionTable, UserTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertSession(db: Db, session: Omit<SessionTable, "ended_at">): Promise<void> {
  await db
    .insertInto("session")
    .values({ ...session, ended_at: null })
    .execute()
}

export interface SessionWithUser {
  readonly session: SessionTable
  readonly user: UserTable
}

/** The session of this token with its user, whether or not it is over: `isSessionOpen` tells. */
export async function findSession(db: Db, tokenHash: string): Promise<SessionWithUser | undefined> {
  const session = await db.selectFrom("session").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst()
  if (!session) return undefined
  const user = await db.selectFrom("user").selectAll().where("id", "=", session.user_id).executeTakeFirst()
  return user && { session, user }
}

export function isSessionOpen({ session, user }: SessionWithUser, now: number): boolean {
  return user.active === 1 && session.ended_at === null && session.expires_at > now
}

/** Notes that the session was used; the caller decides how often that is worth a write. */
export async function touchSession(db: Db, tokenHash: string, now: number): Promise<void> {
  await db.updateTable("session").set({ last_seen_at: now }).where("token_hash", "=", tokenHash).execute()
}

/** Ends one session; ending it twice keeps the first time. */
export async function endSession(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable("session").set({ ended_at: now }).where("id", "=", id).where("ended_at", "is", null).execute()
}

/** Ends every open session of a user. */
export async function endSessionsOf(db: Db, userId: string, now: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .execute()
}
