import { extendSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import type { SignedIn } from "./access.ts"
import { SESSION_LIFE_MS } from "./session-token.ts"

/** Extending on every request would write on every read: once an hour is enough for thirty days. */
const REFRESH_EVERY_MS = 3600 * 1000

/** Rolls the session's life forward when it was last rolled over an hour ago; true = it was. */
export async function refreshSession(db: Db, me: SignedIn, now: number): Promise<boolean> {
  const expiresAt = now + SESSION_LIFE_MS
  if (expiresAt - me.expiresAt < REFRESH_EVERY_MS) return false
  await extendSession(db, me.sessionId, now, expiresAt)
  return true
}
