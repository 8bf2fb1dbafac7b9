import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { findOpenInvitation } from "../store/invitations.ts"
import { endSession, insertSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import { signedInFrom } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { newSessionToken, SESSION_LIFE_MS, tokenHash } from "./session-token.ts"

export interface InvitationView {
  readonly name: string
  readonly committeeName: string
}

/** What the link's page shows. A messenger's preview reads this too: it uses nothing up. */
export async function viewInvitation(db: Db, token: string, now: number): Promise<Outcome<InvitationView>> {
  const invitation = await findOpenInvitation(db, tokenHash(token), now)
  if (!invitation) return refused("notFound")
  return done({ name: invitation.user_name, committeeName: invitation.committee_name })
}

export interface AcceptInvitation {
  readonly token: string
  readonly cookieHeader: string | undefined
  readonly userAgent: string
  /** Reached over https. */
  readonly secure: boolean
}

/**
 * Opens a session for the person a link is for. `token` in the answer is the new session's, or null when the browser
 * already holds a session of the same person. A session of another person in this browser ends.
 */
export async function acceptInvitation(
  deps: CommandDeps,
  input: AcceptInvitation,
): Promise<Outcome<{ readonly token: string | null }>> {
  const now = deps.now()
  const invitation = await findOpenInvitation(deps.store.db, tokenHash(input.token), now)
  if (!invitation) return refused("notFound")
  const userId = invitation.user_id
  const current = await signedInFrom(deps.store.db, input.cookieHeader, now)
  if (current?.userId === userId) return done({ token: null })
  const token = newSessionToken(input.secure)
  await deps.store.transaction(async (trx) => {
    if (current) await endSession(trx, current.sessionId, now)
    const sessionId = deps.newId()
    await insertSession(trx, {
      token_hash: tokenHash(token),
      id: sessionId,
      user_id: userId,
      user_agent: input.userAgent.slice(0, 300),
      created_at: now,
      last_seen_at: now,
      expires_at: now + SESSION_LIFE_MS,
    })
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: userId,
      action: "sessionStarted",
      committeeId: invitation.committee_id,
      detail: { invitationId: invitation.id, sessionId },
    })
  })
  if (current) await deps.bus.publish({ type: "accessChanged", userId: current.userId, sessionId: current.sessionId })
  return done({ token })
}
