import { signInText } from "../../shared/text/ko/shell.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { findOpenInvitation, markInvitationUsed, revokeInvitation, type OpenInvitation } from "../store/invitations.ts"
import type { Db } from "../store/store.ts"
import { findOpenViewerLink, type OpenViewerLink } from "../store/viewer-links.ts"
import { signedInFrom } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { announceLeft, openSession, type SigningIn } from "./open-session.ts"
import { refusable } from "./refusable.ts"
import { tokenHash } from "./session-token.ts"

export interface InvitationView {
  readonly name: string
  readonly committeeName: string
  /** A link that only reads one meeting, or the one-time link of the first start; absent for a member's. */
  readonly kind?: "viewer" | "installer"
  readonly meetingTitle?: string
}

type OpenLink =
  | { readonly kind: "personal"; readonly invitation: OpenInvitation }
  | { readonly kind: "viewer"; readonly link: OpenViewerLink }

async function findLink(db: Db, token: string, now: number): Promise<OpenLink | null> {
  const hash = tokenHash(token)
  const invitation = await findOpenInvitation(db, hash, now)
  if (invitation) return { kind: "personal", invitation }
  const link = await findOpenViewerLink(db, hash, now)
  return link ? { kind: "viewer", link } : null
}

/** What the link's page shows. A messenger's preview reads this too: it uses nothing up. */
export async function viewInvitation(db: Db, token: string, now: number): Promise<Outcome<InvitationView>> {
  const found = await findLink(db, token, now)
  if (found === null) return refused("notFound")
  if (found.kind === "personal") {
    const { user_name: name, committee_name: committeeName, one_time } = found.invitation
    return done({ name, committeeName, ...(one_time === 1 ? { kind: "installer" as const } : {}) })
  }
  const { committee_name: committeeName, meeting_title: meetingTitle } = found.link
  return done({ name: signInText.reader, committeeName, kind: "viewer", meetingTitle })
}

/**
 * Opens a session for the person a link is for. `token` in the answer is the new session's, or null when the browser
 * already holds a session of the same person. A session of another person in this browser ends.
 */
export async function acceptInvitation(
  deps: CommandDeps,
  { token, by }: { readonly token: string; readonly by: SigningIn },
): Promise<Outcome<{ readonly token: string | null }>> {
  const now = deps.now()
  const current = await signedInFrom(deps.store.db, by.cookieHeader, now)
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<{ readonly token: string | null }>> => {
    // Looked up inside: of two who use a one-time link at once only one gets in.
    const found = await findLink(trx, token, now)
    if (found === null) return refused("notFound")
    const userId = found.kind === "personal" ? found.invitation.user_id : found.link.user_id
    const isSame = current?.userId === userId && current.pendingIn === null
    if (found.kind === "personal" && !(await useUp(trx, found.invitation, now))) return refused("notFound")
    if (isSame) return done({ token: null })
    const opened = await openSession(deps, trx, { userId, by, current, ...detailsOf(found) })
    return done({ token: opened.token })
  })
  if (outcome.ok && outcome.value.token !== null) await announceLeft(deps, current)
  return outcome
}

/** False = it was a link of one use, and somebody else has just used it. */
async function useUp(trx: Db, invitation: OpenInvitation, now: number): Promise<boolean> {
  await markInvitationUsed(trx, invitation.id, now)
  return invitation.one_time !== 1 || revokeInvitation(trx, invitation.id, now)
}

function detailsOf(found: OpenLink) {
  if (found.kind === "viewer") {
    const { id: viewerLinkId, committee_id: committeeId } = found.link
    return { committeeId, isShared: true, detail: { viewerLinkId } }
  }
  const { id: invitationId, committee_id: committeeId } = found.invitation
  return { committeeId, invitationId, detail: { invitationId } }
}
