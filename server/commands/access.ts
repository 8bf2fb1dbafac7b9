// Who is asking, and what they are to a committee or a meeting. REST and sockets judge by these alone.
import type { Actor, Role } from "../../shared/rules/permissions.ts"
import type { MeetingTable } from "../store/schema.ts"
import { findMeetingPart, listParts, type Part } from "../store/parts.ts"
import { findOpenSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import { findViewerGrant, listViewerGrants } from "../store/viewer-links.ts"
import { koreanTime } from "./korean-time.ts"
import { sessionTokenIn, tokenHash } from "./session-token.ts"

/** Who asks: a person, through one session. */
export interface Asking {
  readonly userId: string
  /** The committee in which a name was chosen that the secretary has not approved yet: such a session only reads there. */
  readonly pendingIn?: string | null
}

/** A person with a valid session. */
export interface SignedIn extends Asking {
  readonly userId: string
  readonly pendingIn: string | null
  readonly name: string
  readonly isAdmin: boolean
  readonly sessionId: string
  /** Unix milliseconds. */
  readonly expiresAt: number
}

/**
 * The person a `Cookie` header belongs to, or null when there is no session, it ended or expired, or the account is off.
 * @param now Unix milliseconds
 */
export async function signedInFrom(db: Db, cookieHeader: string | undefined, now: number): Promise<SignedIn | null> {
  const token = sessionTokenIn(cookieHeader)
  if (token === null) return null
  const session = await findOpenSession(db, tokenHash(token), now)
  if (!session) return null
  const { id, user_id: userId, user_name: name, is_admin, expires_at: expiresAt, pending_in: pendingIn } = session
  const isAdmin = is_admin === 1 && pendingIn === null
  return { userId, name, isAdmin, sessionId: id, expiresAt, pendingIn }
}

/** The person as the committee sees them; without any role in it nothing is allowed. `now` in Unix milliseconds. */
export async function actorIn(db: Db, who: Asking, now: number, committeeId: string): Promise<Actor> {
  const [part] = await listParts(db, who.userId, momentOf(now), committeeId)
  return part ? actorOf(who, part) : outsider(who.userId)
}

/** The person as every committee sees them, by its id. */
export async function actorsOf(db: Db, who: Asking, now: number): Promise<ReadonlyMap<string, Actor>> {
  const parts = await listParts(db, who.userId, momentOf(now))
  return new Map(parts.map((part) => [part.committeeId, actorOf(who, part)]))
}

/** The person as each meeting sees them that a reader's link of theirs opens, by its id. */
export async function readersOf(db: Db, who: Asking, now: number): Promise<ReadonlyMap<string, Actor>> {
  const grants = await listViewerGrants(db, who.userId, now)
  return new Map(grants.map((grant) => [grant.meeting_id, reader(who.userId, grant.reads_drafts === 1)]))
}

const momentOf = (now: number) => ({ now, today: koreanTime(now).slice(0, 10) })

const outsider = (userId: string): Actor => ({ userId, active: false, roles: [], hasSeat: false, readsDrafts: false })

const reader = (userId: string, readsDrafts: boolean): Actor => ({
  userId,
  active: true,
  roles: ["viewer"],
  hasSeat: false,
  readsDrafts,
})

function actorOf({ userId, pendingIn = null }: Asking, part: Part): Actor {
  const { isAdmin, isActive, roles, readsDrafts, hasSeat } = part
  if (pendingIn === null) return { userId, active: isActive, roles: rolesOf(isAdmin, roles), hasSeat, readsDrafts }
  const isWaitingHere = isActive && roles.length > 0 && pendingIn === part.committeeId
  return isWaitingHere ? reader(userId, true) : outsider(userId)
}

/** admin belongs to the installation, never to a committee: a membership row cannot grant it. */
function rolesOf(isAdmin: boolean, memberships: readonly Role[]): Role[] {
  const roles = new Set(memberships.filter((role) => role !== "admin"))
  return isAdmin ? ["admin", ...roles] : [...roles]
}

export interface MeetingAccess {
  readonly meeting: MeetingTable
  readonly actor: Actor
  /** When something of this ends by itself, Unix milliseconds: look it up again then. Null = nothing does. */
  readonly endsAt: number | null
}

/**
 * The meeting and the person's part in it. Null for an unknown meeting and for anyone outside its committee:
 * the two must look alike. What the person may do with it, `can` and `canOpen` say.
 */
export async function meetingAccess(
  db: Db,
  who: Asking,
  now: number,
  meetingId: string,
): Promise<MeetingAccess | null> {
  const found = await findMeetingPart(db, who.userId, momentOf(now), meetingId)
  if (!found?.part.isActive) return null
  const actor = actorOf(who, found.part)
  if (actor.roles.length > 0) return { meeting: found.meeting, actor, endsAt: found.part.endsAt }
  const grant = await findViewerGrant(db, who.userId, meetingId, now)
  if (!grant) return null
  return { meeting: found.meeting, actor: reader(who.userId, grant.reads_drafts === 1), endsAt: grant.expires_at }
}
