// Taking a committee out of the store, in the transaction of the command that decides about it.
import type { Db } from "./store.ts"

/** Meetings with everything that hangs on them; files no other meeting has go too. */
export async function deleteMeetings(trx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const threads = trx.selectFrom("thread").select("id").where("meeting_id", "in", ids)
  await trx.deleteFrom("comment").where("thread_id", "in", threads).execute()
  const tables = ["thread", "revision", "snapshot", "minutes_update", "meeting_blob", "viewer_link"] as const
  for (const table of tables) await trx.deleteFrom(table).where("meeting_id", "in", ids).execute()
  const named = trx.selectFrom("meeting_blob").select("sha256")
  await trx.deleteFrom("blob").where("sha256", "not in", named).execute()
  await trx.deleteFrom("meeting").where("id", "in", ids).execute()
}

/** A committee without meetings: roster, roles and links. Answers who had a part in it. */
export async function deleteCommittee(trx: Db, id: string, now: number): Promise<string[]> {
  const people = await trx.selectFrom("membership").select("user_id").where("committee_id", "=", id).execute()
  const seats = trx.selectFrom("roster_seat").select("id").where("committee_id", "=", id)
  await trx.deleteFrom("term").where("seat_id", "in", seats).execute()
  const tables = ["claim", "committee_link", "invitation", "membership", "roster_seat", "roster_observer"] as const
  for (const table of tables) await trx.deleteFrom(table).where("committee_id", "=", id).execute()
  // A name chosen here and never approved opens nothing any more.
  await trx.updateTable("session").set({ ended_at: now }).where("pending_in", "=", id).execute()
  const committee = await trx.selectFrom("committee").select("organization_id").where("id", "=", id).executeTakeFirst()
  await trx.deleteFrom("committee").where("id", "=", id).execute()
  if (committee) await deleteEmptyOrganization(trx, committee.organization_id)
  return [...new Set(people.map((row) => row.user_id))]
}

async function deleteEmptyOrganization(trx: Db, id: string): Promise<void> {
  const rest = await trx.selectFrom("committee").select("id").where("organization_id", "=", id).executeTakeFirst()
  if (!rest) await trx.deleteFrom("organization").where("id", "=", id).execute()
}

/** Accounts nobody will use again: off, without contact, every session ended. Records keep the name. */
export async function eraseAccounts(trx: Db, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return
  const elsewhere = trx.selectFrom("membership").select("user_id")
  await trx
    .updateTable("user")
    .set({ active: 0, email: "", phone: "", affiliation: "", erased_at: now })
    .where("id", "in", ids)
    .where("is_admin", "=", 0)
    .where("id", "not in", elsewhere)
    .execute()
  const gone = trx.selectFrom("user").select("id").where("erased_at", "=", now)
  await trx
    .updateTable("session")
    .set({ ended_at: now })
    .where("user_id", "in", gone)
    .where("ended_at", "is", null)
    .execute()
  for (const table of ["passkey", "identity"] as const)
    await trx.deleteFrom(table).where("user_id", "in", gone).execute()
}
