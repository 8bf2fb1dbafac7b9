import type { MeetingTable, ViewerLinkTable } from "../store/schema.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { endSessionsOf } from "../store/sessions.ts"
import { insertUser } from "../store/users.ts"
import { insertViewerLink, revokeViewerLink } from "../store/viewer-links.ts"
import { signInText } from "../../shared/text/ko/shell.ts"
import type { CommandDeps } from "./command-deps.ts"
import { announceRights } from "./rights-changed.ts"
import { newToken, tokenHash } from "./session-token.ts"

export interface CreateViewerLink {
  readonly meeting: MeetingTable
  readonly readsDrafts: boolean
  readonly label: string
  /** Unix milliseconds; null = until revoked. */
  readonly expiresAt: number | null
  readonly callerId: string
  readonly origin: string
}

/** A link that reads one meeting. Who comes by it is an account of the link's own: every rule of a reader holds for it. */
export async function createViewerLink(
  deps: CommandDeps,
  { meeting, readsDrafts, label, expiresAt, callerId, origin }: CreateViewerLink,
): Promise<{ readonly link: ViewerLinkTable; readonly token: string }> {
  return deps.store.transaction(async (trx) => {
    const [id, userId, token, now] = [deps.newId(), deps.newId(), newToken(), deps.now()]
    await insertUser(trx, { id: userId, name: signInText.reader, isAdmin: false, now })
    const link = {
      id,
      token_hash: tokenHash(token),
      meeting_id: meeting.id,
      user_id: userId,
      label,
      reads_drafts: readsDrafts ? 1 : 0,
      created_by: callerId,
      created_at: now,
      expires_at: expiresAt,
    }
    await insertViewerLink(trx, link)
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: callerId,
      action: "viewerLinkCreated",
      committeeId: meeting.committee_id,
      meetingId: meeting.id,
      origin,
      detail: { viewerLinkId: id, readsDrafts: readsDrafts ? 1 : 0 },
    })
    return { link: { ...link, revoked_at: null }, token }
  })
}

/** The link reads nothing any more, on pages that are open too. */
export async function removeViewerLink(
  deps: CommandDeps,
  input: {
    readonly meeting: MeetingTable
    readonly linkId: string
    readonly callerId: string
    readonly origin: string
  },
): Promise<Outcome<null>> {
  const { meeting, linkId, callerId, origin } = input
  const now = deps.now()
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<string>> => {
    const userId = await revokeViewerLink(trx, meeting.id, linkId, now)
    if (userId === undefined) return refused("notFound")
    await endSessionsOf(trx, userId, now)
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: callerId,
      action: "viewerLinkRevoked",
      committeeId: meeting.committee_id,
      meetingId: meeting.id,
      origin,
      detail: { viewerLinkId: linkId },
    })
    return done(userId)
  })
  if (!outcome.ok) return outcome
  await announceRights(deps, [outcome.value])
  return done(null)
}
