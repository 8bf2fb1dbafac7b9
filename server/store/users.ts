import type { UserTable } from "./schema.ts"
import type { Db } from "./store.ts"

export interface NewUser {
  readonly id: string
  readonly name: string
  readonly isAdmin: boolean
  readonly now: number
}

export async function insertUser(db: Db, { id, name, isAdmin, now }: NewUser): Promise<void> {
  await db
    .insertInto("user")
    .values({
      id,
      name,
      is_admin: isAdmin ? 1 : 0,
      active: 1,
      created_at: now,
      email: "",
      phone: "",
      affiliation: "",
      erased_at: null,
    })
    .execute()
}

export function findUser(db: Db, id: string): Promise<UserTable | undefined> {
  return db.selectFrom("user").selectAll().where("id", "=", id).executeTakeFirst()
}

/** An inactive user has no rights anywhere; the records keep the name. */
export async function setUserActive(db: Db, id: string, isActive: boolean): Promise<void> {
  await db
    .updateTable("user")
    .set({ active: isActive ? 1 : 0 })
    .where("id", "=", id)
    .execute()
}

/** Is anybody here yet? False only before the first start was finished. */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined
}

/** The first admin whose account is on, with a committee of theirs: whom the first start's link is for. */
export function findInstaller(
  db: Db,
): Promise<{ readonly id: string; readonly name: string; readonly committee_id: string } | undefined> {
  return db
    .selectFrom("user")
    .innerJoin("membership", "membership.user_id", "user.id")
    .select(["user.id", "user.name", "membership.committee_id"])
    .where("user.is_admin", "=", 1)
    .where("user.active", "=", 1)
    .orderBy("user.created_at")
    .orderBy("user.id")
    .limit(1)
    .executeTakeFirst()
}

export async function setUserAdmin(db: Db, id: string, isAdmin: boolean): Promise<void> {
  await db
    .updateTable("user")
    .set({ is_admin: isAdmin ? 1 : 0 })
    .where("id", "=", id)
    .execute()
}

/** Admins whose account is on. */
export async function countAdmins(db: Db): Promise<number> {
  const rows = await db.selectFrom("user").select("id").where("is_admin", "=", 1).where("active", "=", 1).execute()
  return rows.length
}

/** Every account, in the order they were made. */
export function listUsers(db: Db): Promise<UserTable[]> {
  return db.selectFrom("user").selectAll().orderBy("created_at").orderBy("id").execute()
}
