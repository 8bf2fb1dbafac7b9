// Who is asking, and what they are to a committee or a meeting. REST and sockets judge by these alone.
import type { Actor, Role } from "../../shared/rules/permissions.ts"
import type { MeetingTable } from "../store/schema.ts"
import { findMeetingPart, listParts, type Part } from "../store/parts.ts"
import { findOpenSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import { sessionTokenIn, tokenHash } from "./session-token.ts"

/** A person with a valid session. */
export interface SignedIn {
  readonly userId: string
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
  const { id, user_id, user_name, is_admin, expires_at } = session
  return { userId: user_id, name: user_name, isAdmin: is_admin === 1, sessionId: id, expiresAt: expires_at }
}

/** The person as the committee sees them; without any role in it nothing is allowed. */
export async function actorIn(db: Db, userId: string, committeeId: string): Promise<Actor> {
  const [part] = await listParts(db, userId, committeeId)
  return part ? actorOf(userId, part) : { userId, active: false, roles: [], hasSeat: false, readsDrafts: false }
}

/** The person as every committee sees them, by its id. */
export async function actorsOf(db: Db, userId: string): Promise<ReadonlyMap<string, Actor>> {
  const parts = await listParts(db, userId)
  return new Map(parts.map((part) => [part.committeeId, actorOf(userId, part)]))
}

function actorOf(userId: string, { isAdmin, isActive, roles, readsDrafts, hasSeat }: Part): Actor {
  return { userId, active: isActive, roles: rolesOf(isAdmin, roles), hasSeat, readsDrafts }
}

/** admin belongs to the installation, never to a committee: a membership row cannot grant it. */
function rolesOf(isAdmin: boolean, memberships: readonly Role[]): Role[] {
  const roles = new Set(memberships.filter((role) => role !== "admin"))
  return isAdmin ? ["admin", ...roles] : [...roles]
}

export interface MeetingAccess {
  readonly meeting: MeetingTable
  readonly actor: Actor
}

/**
 * The meeting and the person's part in it. Null for an unknown meeting and for anyone outside its committee:
 * the two must look alike. What the person may do with it, `can` and `canOpen` say.
 */
export async function meetingAccess(db: Db, userId: string, meetingId: string): Promise<MeetingAccess | null> {
  const found = await findMeetingPart(db, userId, meetingId)
  if (!found) return null
  const actor = actorOf(userId, found.part)
  return actor.active && actor.roles.length > 0 ? { meeting: found.meeting, actor } : null
}
