// Organizations, committees and who has which role. Seats and terms: roster.ts.
import type { CommitteeTable, MembershipTable, OrganizationTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertOrganization(db: Db, organization: OrganizationTable): Promise<void> {
  await db.insertInto("organization").values(organization).execute()
}

export async function insertCommittee(db: Db, committee: CommitteeTable): Promise<void> {
  await db.insertInto("committee").values(committee).execute()
}

export type CommitteeWithOrganization = CommitteeTable & { readonly organization_name: string }

export async function findCommittee(db: Db, id: string): Promise<CommitteeWithOrganization | undefined> {
  return committees(db).where("committee.id", "=", id).executeTakeFirst()
}

/** The committee with its row held until the transaction ends: two meetings made at once cannot get one round. */
export async function lockCommittee(trx: Db, id: string): Promise<CommitteeWithOrganization | undefined> {
  await trx
    .updateTable("committee")
    .set((row) => ({ name: row.ref("name") }))
    .where("id", "=", id)
    .execute()
  return findCommittee(trx, id)
}

/** Every committee, in the order they were made. */
export function listCommittees(db: Db): Promise<CommitteeWithOrganization[]> {
  return committees(db).orderBy("committee.created_at").orderBy("committee.id").execute()
}

const committees = (db: Db) =>
  db
    .selectFrom("committee")
    .innerJoin("organization", "organization.id", "committee.organization_id")
    .selectAll("committee")
    .select("organization.name as organization_name")

/** Gives a role; giving it again changes only whether drafts may be read. */
export async function upsertMembership(
  db: Db,
  membership: Omit<MembershipTable, "department" | "ends_at"> & Partial<MembershipTable>,
): Promise<void> {
  await db
    .insertInto("membership")
    .values({ department: "", ends_at: null, ...membership })
    .onConflict((conflict) =>
      conflict.columns(["committee_id", "user_id", "role"]).doUpdateSet({ reads_drafts: membership.reads_drafts }),
    )
    .execute()
}

export function findOrganization(db: Db, id: string): Promise<OrganizationTable | undefined> {
  return db.selectFrom("organization").selectAll().where("id", "=", id).executeTakeFirst()
}

/** Every organization with how many committees it has, in the order they were made. */
export async function listOrganizations(db: Db): Promise<(OrganizationTable & { readonly committees: number })[]> {
  const [organizations, rows] = await Promise.all([
    db.selectFrom("organization").selectAll().orderBy("created_at").orderBy("id").execute(),
    db.selectFrom("committee").select("organization_id").execute(),
  ])
  const counts = Map.groupBy(rows, (row) => row.organization_id)
  return organizations.map((row) => ({ ...row, committees: counts.get(row.id)?.length ?? 0 }))
}

/** True = there is one of this id. */
export async function renameOrganization(db: Db, id: string, name: string): Promise<boolean> {
  const done = await db.updateTable("organization").set({ name }).where("id", "=", id).executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function updateCommittee(
  db: Db,
  id: string,
  changes: Partial<Pick<CommitteeTable, "name" | "settings">>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.updateTable("committee").set(changes).where("id", "=", id).execute()
}

/** How many people, seats and meetings each committee has on a day, by its id. Three queries, however many there are. */
export async function countParts(
  db: Db,
  now: number,
  day: string,
): Promise<(committeeId: string) => { members: number; seats: number; meetings: number }> {
  const [members, seats, meetings] = await Promise.all([
    db
      .selectFrom("membership")
      .select(["committee_id", "user_id"])
      .where((row) => row.or([row("ends_at", "is", null), row("ends_at", ">", now)]))
      .groupBy(["committee_id", "user_id"])
      .execute(),
    db
      .selectFrom("roster_seat")
      .select("committee_id")
      .where((row) => row.or([row("removed_on", "is", null), row("removed_on", ">", day)]))
      .execute(),
    db.selectFrom("meeting").select("committee_id").execute(),
  ])
  const [ofMembers, ofSeats, ofMeetings] = [countOf(members), countOf(seats), countOf(meetings)]
  return (id) => ({ members: ofMembers(id), seats: ofSeats(id), meetings: ofMeetings(id) })
}

function countOf(rows: readonly { readonly committee_id: string }[]): (id: string) => number {
  const groups = Map.groupBy(rows, (row) => row.committee_id)
  return (id) => groups.get(id)?.length ?? 0
}
