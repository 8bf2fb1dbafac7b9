// Who is asking, and what they are to a committee or a meeting. REST and sockets judge by these alone.
import type { Actor, Role } from "../../shared/rules/permissions.ts"
import type { MeetingTable } from "../store/schema.ts"
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
  const row = await db
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    .select(["session.id as sessionId", "session.expires_at as expiresAt", "user.id as userId", "user.name as name"])
    .select(["user.is_admin as isAdmin"])
    .where("session.token_hash", "=", tokenHash(token))
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("user.active", "=", 1)
    .executeTakeFirst()
  return row ? { ...row, isAdmin: row.isAdmin === 1 } : null
}

/** The person as the committee sees them; without any role in it nothing is allowed. */
export async function actorIn(db: Db, userId: string, committeeId: string): Promise<Actor> {
  const [user, memberships, seat] = await Promise.all([
    db.selectFrom("user").select(["is_admin", "active"]).where("id", "=", userId).executeTakeFirst(),
    db
      .selectFrom("membership")
      .select(["role", "reads_drafts"])
      .where("committee_id", "=", committeeId)
      .where("user_id", "=", userId)
      .execute(),
    db
      .selectFrom("seat")
      .select("id")
      .where("committee_id", "=", committeeId)
      .where("user_id", "=", userId)
      .executeTakeFirst(),
  ])
  return {
    userId,
    active: user?.active === 1,
    roles: rolesOf(
      user?.is_admin === 1,
      memberships.map((membership) => membership.role),
    ),
    hasSeat: seat !== undefined,
    readsDrafts: memberships.some((membership) => membership.reads_drafts === 1),
  }
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
  const meeting = await db.selectFrom("meeting").selectAll().where("id", "=", meetingId).executeTakeFirst()
  if (!meeting) return null
  const actor = await actorIn(db, userId, meeting.committee_id)
  return actor.active && actor.roles.length > 0 ? { meeting, actor } : null
}
