import type { UserRecord } from "../../shared/wire/people-records.ts"
import { listCommittees } from "../store/committees.ts"
import { countDevices } from "../store/members.ts"
import type { Db } from "../store/store.ts"
import { listUsers } from "../store/users.ts"

/** Every account of a person with its committees and devices, in the order they were made; reading links' accounts are left out. */
export async function userRecords(db: Db, now: number): Promise<UserRecord[]> {
  const [users, committees, memberships, links] = await Promise.all([
    listUsers(db),
    listCommittees(db),
    db
      .selectFrom("membership")
      .select(["committee_id", "user_id", "role"])
      .where((row) => row.or([row("ends_at", "is", null), row("ends_at", ">", now)]))
      .execute(),
    db.selectFrom("viewer_link").select("user_id").execute(),
  ])
  const ofLinks = new Set(links.map((link) => link.user_id))
  const people = users.filter(({ id }) => !ofLinks.has(id))
  const devices = await countDevices(
    db,
    people.map(({ id }) => id),
    now,
  )
  const names = new Map(committees.map(({ id, name }) => [id, name]))
  const byUser = Map.groupBy(memberships, (row) => row.user_id)
  return people.map((user) => {
    const own = Map.groupBy(byUser.get(user.id) ?? [], (row) => row.committee_id)
    const { open = 0, lastSeenAt = null } = devices.get(user.id) ?? {}
    return {
      id: user.id,
      name: user.name,
      isAdmin: user.is_admin === 1,
      isActive: user.active === 1,
      erasedAt: user.erased_at,
      committees: [...own].map(([id, rows]) => ({
        id,
        name: names.get(id) ?? "",
        roles: rows.map(({ role }) => role),
      })),
      sessions: { open, lastSeenAt },
    }
  })
}
