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
