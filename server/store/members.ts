// People of a committee: their accounts, roles, links and devices. Seats and terms: roster.ts.
import type { InvitationTable, MembershipTable, UserTable } from "./schema.ts"
import type { Db } from "./store.ts"

export type MemberRow = UserTable & { readonly memberships: readonly MembershipTable[] }

/** Everybody with a role in the committee that has not ended, in the order they came. */
export async function listMembers(db: Db, committeeId: string, now: number): Promise<MemberRow[]> {
  const memberships = await openMemberships(db, committeeId, now).execute()
  const ids = [...new Set(memberships.map((row) => row.user_id))]
  if (ids.length === 0) return []
  const users = await db.selectFrom("user").selectAll().where("id", "in", ids).execute()
  const byUser = Map.groupBy(memberships, (row) => row.user_id)
  return users
    .map((user) => ({ ...user, memberships: byUser.get(user.id) ?? [] }))
    .toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
}

/** One of them; undefined for anybody without an open role there. */
export async function findMember(
  db: Db,
  committeeId: string,
  userId: string,
  now: number,
): Promise<MemberRow | undefined> {
  const memberships = await openMemberships(db, committeeId, now).where("user_id", "=", userId).execute()
  if (memberships.length === 0) return undefined
  const user = await db.selectFrom("user").selectAll().where("id", "=", userId).executeTakeFirst()
  return user && { ...user, memberships }
}

const openMemberships = (db: Db, committeeId: string, now: number) =>
  db
    .selectFrom("membership")
    .selectAll()
    .where("committee_id", "=", committeeId)
    .where((where) => where.or([where("ends_at", "is", null), where("ends_at", ">", now)]))

/** How many people hold a role in a committee now. */
export async function countRole(db: Db, committeeId: string, role: MembershipTable["role"], now: number) {
  const rows = await openMemberships(db, committeeId, now).where("role", "=", role).execute()
  return new Set(rows.map((row) => row.user_id)).size
}

/** Takes every role of the person in the committee, or only those named. */
export async function deleteMemberships(
  db: Db,
  committeeId: string,
  userId: string,
  roles?: readonly MembershipTable["role"][],
): Promise<void> {
  if (roles?.length === 0) return
  const all = db.deleteFrom("membership").where("committee_id", "=", committeeId).where("user_id", "=", userId)
  await (roles === undefined ? all : all.where("role", "in", roles)).execute()
}

/** Roles end by themselves at this instant; null = they do not. */
export async function setMembershipEnd(
  db: Db,
  committeeId: string,
  userId: string,
  endsAt: number | null,
): Promise<void> {
  await db
    .updateTable("membership")
    .set({ ends_at: endsAt })
    .where("committee_id", "=", committeeId)
    .where("user_id", "=", userId)
    .execute()
}

/** Changes of the account itself: name and contact. */
export async function updateUser(
  db: Db,
  id: string,
  changes: Partial<Pick<UserTable, "name" | "email" | "phone" | "affiliation">>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.updateTable("user").set(changes).where("id", "=", id).execute()
}

/** The newest link of each of these people that still opens, by person. */
export async function newestInvitations(
  db: Db,
  committeeId: string,
  now: number,
): Promise<ReadonlyMap<string, InvitationTable>> {
  const rows = await db
    .selectFrom("invitation")
    .selectAll()
    .where("committee_id", "=", committeeId)
    .where("revoked_at", "is", null)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))
    .orderBy("created_at")
    .orderBy("id")
    .execute()
  return new Map(rows.map((row) => [row.user_id, row]))
}

export interface Devices {
  readonly open: number
  readonly hasNew: boolean
  readonly lastSeenAt: number | null
}

/** Open sessions of these people, counted, by person. */
export async function countDevices(
  db: Db,
  userIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Devices>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom("session")
    .select(["user_id", "last_seen_at", "acknowledged_at"])
    .where("user_id", "in", userIds)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.user_id)].map(([id, own]) => [
      id,
      {
        open: own.length,
        hasNew: own.some((row) => row.acknowledged_at === null),
        lastSeenAt: Math.max(...own.map((row) => row.last_seen_at)),
      },
    ]),
  )
}
