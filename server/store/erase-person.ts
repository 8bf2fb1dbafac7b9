import type { Db } from "./store.ts"

/** Takes everything personal of an account away but its name, and turns it off. Answers the committees it had a part in. */
export async function erasePerson(trx: Db, userId: string, now: number): Promise<string[]> {
  const parts = await trx.selectFrom("membership").select("committee_id").where("user_id", "=", userId).execute()
  for (const table of ["membership", "passkey", "identity", "claim"] as const) {
    await trx.deleteFrom(table).where("user_id", "=", userId).execute()
  }
  await trx.deleteFrom("invitation").where("user_id", "=", userId).execute()
  // What browsers said of themselves is personal too; that there were sessions is not.
  await trx.updateTable("session").set({ user_agent: "", origin: "" }).where("user_id", "=", userId).execute()
  await trx
    .updateTable("session")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .execute()
  const forgotten = { active: 0, is_admin: 0, email: "", phone: "", affiliation: "", erased_at: now }
  await trx.updateTable("user").set(forgotten).where("id", "=", userId).execute()
  return [...new Set(parts.map((row) => row.committee_id))]
}
