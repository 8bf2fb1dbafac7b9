// Settings of the installation, one text value per key.
import type { Db } from "./store.ts"

export async function readSetting(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst()
  return row?.value
}

export async function writeSetting(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto("setting")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute()
}

/** Writes the value unless the key has one. True = this call wrote it: of two starting processes exactly one is told so. */
export async function claimSetting(db: Db, key: string, value: string): Promise<boolean> {
  const result = await db
    .insertInto("setting")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
