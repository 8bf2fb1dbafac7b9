import { done, refused, type Outcome } from "../errors.ts"
import type { Db } from "../store/store.ts"
import { signedInFrom } from "./access.ts"
import { writeAudit } from "./audit.ts"
import type { CommandDeps } from "./command-deps.ts"
import { newSessionToken, SESSION_LIFE_MS, tokenHash } from "./session-token.ts"

export interface InvitationView {
  readonly name: string
  readonly committeeName: string
}
interface ValidInvitation extends InvitationView {
  readonly id: string
  readonly userId: string
  readonly committeeId: string
}

/** What the link's page shows. A messenger's preview reads this too: it uses nothing up. */
export async function viewInvitation(db: Db, token: string, now: number): Promise<Outcome<InvitationView>> {
  const invitation = await validInvitation(db, token, now)
  if (!invitation) return refused("notFound")
  return done({ name: invitation.name, committeeName: invitation.committeeName })
}

async function validInvitation(db: Db, token: string, now: number): Promise<ValidInvitation | null> {
  const row = await db
    .selectFrom("invitation")
    .innerJoin("user", "user.id", "invitation.user_id")
    .innerJoin("committee", "committee.id", "invitation.committee_id")
    .select(["invitation.id as id", "user.id as userId", "user.name as name"])
    .select(["committee.id as committeeId", "committee.name as committeeName"])
    .where("invitation.token_hash", "=", tokenHash(token))
    .where("invitation.revoked_at", "is", null)
    .where((where) => where.or([where("invitation.expires_at", "is", null), where("invitation.expires_at", ">", now)]))
    .where("user.active", "=", 1)
    .executeTakeFirst()
  return row ?? null
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
  const invitation = await validInvitation(deps.store.db, input.token, now)
  if (!invitation) return refused("notFound")
  const current = await signedInFrom(deps.store.db, input.cookieHeader, now)
  if (current?.userId === invitation.userId) return done({ token: null })
  const token = newSessionToken(input.secure)
  await deps.store.transaction(async (trx) => {
    if (current) await endSessionRow(trx, current.sessionId, now)
    const sessionId = deps.newId()
    await trx
      .insertInto("session")
      .values({
        token_hash: tokenHash(token),
        id: sessionId,
        user_id: invitation.userId,
        user_agent: input.userAgent.slice(0, 300),
        created_at: now,
        last_seen_at: now,
        expires_at: now + SESSION_LIFE_MS,
        ended_at: null,
      })
      .execute()
    await writeAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: invitation.userId,
      action: "sessionStarted",
      committeeId: invitation.committeeId,
      detail: { invitationId: invitation.id, sessionId },
    })
  })
  if (current) await deps.bus.publish({ type: "accessChanged", userId: current.userId, sessionId: current.sessionId })
  return done({ token })
}

/** Marks a session as ended; its cookie opens nothing from then on. */
export async function endSessionRow(trx: Db, sessionId: string, now: number): Promise<void> {
  await trx.updateTable("session").set({ ended_at: now }).where("id", "=", sessionId).execute()
}
