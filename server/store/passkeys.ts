import type { PasskeyTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertPasskey(db: Db, passkey: PasskeyTable): Promise<void> {
  await db.insertInto("passkey").values(passkey).execute()
}

/** The person's keys, oldest first. */
export function listPasskeys(db: Db, userId: string): Promise<PasskeyTable[]> {
  return db
    .selectFrom("passkey")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

/** The key of this credential id while its person's account is on. */
export function findPasskey(db: Db, id: string): Promise<PasskeyTable | undefined> {
  return db
    .selectFrom("passkey")
    .innerJoin("user", "user.id", "passkey.user_id")
    .selectAll("passkey")
    .where("passkey.id", "=", id)
    .where("user.active", "=", 1)
    .executeTakeFirst()
}

export async function markPasskeyUsed(db: Db, id: string, counter: number, now: number): Promise<void> {
  await db.updateTable("passkey").set({ counter, last_used_at: now }).where("id", "=", id).execute()
}

/** True = the person had this key. */
export async function deletePasskey(db: Db, userId: string, id: string): Promise<boolean> {
  const gone = await db.deleteFrom("passkey").where("id", "=", id).where("user_id", "=", userId).executeTakeFirst()
  return gone.numDeletedRows > 0n
}
