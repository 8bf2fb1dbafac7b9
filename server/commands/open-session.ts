import { insertAudit } from "../store/audit.ts"
import { endSession, hasFullSession, insertSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import type { SignedIn } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { newSessionToken, SESSION_LIFE_MS, tokenHash } from "./session-token.ts"

/** The browser that signs in, as its request shows it. */
export interface SigningIn {
  readonly cookieHeader: string | undefined
  readonly userAgent: string
  /** Reached over https. */
  readonly secure: boolean
  readonly origin: string
}

export interface OpenSession {
  readonly userId: string
  readonly by: SigningIn
  /** Whose session this browser holds already; it ends. */
  readonly current: SignedIn | null
  readonly committeeId?: string
  readonly invitationId?: string
  /** Only reads there until the secretary approves. */
  readonly pendingIn?: string
  /** An account many people use (a reader's link) has no owner to ask about new devices. */
  readonly isShared?: boolean
  /** What it was opened with: ids and codes only. */
  readonly detail?: Readonly<Record<string, string>>
}

/**
 * Within a transaction: a session for this browser. On a second device of a person it waits to be recognized by its owner,
 * without losing any right. Answers the token for the cookie, and the session's id.
 */
export async function openSession(
  deps: CommandDeps,
  trx: Db,
  input: OpenSession,
): Promise<{ readonly token: string; readonly sessionId: string }> {
  const { userId, by, current, invitationId = null, pendingIn = null } = input
  const now = deps.now()
  const token = newSessionToken(by.secure)
  const sessionId = deps.newId()
  const isKnown = input.isShared === true || !(await hasFullSession(trx, userId, now))
  if (current) await endSession(trx, current.sessionId, now)
  await insertSession(trx, {
    token_hash: tokenHash(token),
    id: sessionId,
    user_id: userId,
    user_agent: by.userAgent.slice(0, 300),
    created_at: now,
    last_seen_at: now,
    expires_at: now + SESSION_LIFE_MS,
    origin: by.origin,
    acknowledged_at: isKnown ? now : null,
    pending_in: pendingIn,
    invitation_id: invitationId,
  })
  await insertAudit(trx, {
    id: deps.newId(),
    at: now,
    actorId: userId,
    action: "sessionStarted",
    ...(input.committeeId === undefined ? {} : { committeeId: input.committeeId }),
    origin: by.origin,
    detail: { ...input.detail, sessionId },
  })
  return { token, sessionId }
}

/** After the commit: pages of the session this browser held before are closed before the answer. */
export async function announceLeft(deps: CommandDeps, current: SignedIn | null): Promise<void> {
  if (current) await deps.bus.publish({ type: "accessChanged", userId: current.userId, sessionId: current.sessionId })
}
