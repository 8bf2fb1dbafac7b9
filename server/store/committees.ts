// Organizations, committees, their seats and who has which role.
import type { CommitteeTable, MembershipTable, OrganizationTable, SeatTable } from "./schema.ts"
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

export async function insertSeat(db: Db, seat: SeatTable): Promise<void> {
  await db.insertInto("seat").values(seat).execute()
}

/** The roster, in the order the seats were made; the paper's order is computed from it. */
export function listSeats(db: Db, committeeId: string): Promise<SeatTable[]> {
  return db
    .selectFrom("seat")
    .selectAll()
    .where("committee_id", "=", committeeId)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

/** Gives a role; giving it again changes only whether drafts may be read. */
export async function upsertMembership(db: Db, membership: MembershipTable): Promise<void> {
  await db
    .insertInto("membership")
    .values(membership)
    .onConflict((conflict) =>
      conflict.columns(["committee_id", "user_id", "role"]).doUpdateSet({ reads_drafts: membership.reads_drafts }),
    )
    .execute()
}
