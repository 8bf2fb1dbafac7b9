import type { MeetingState } from "../../shared/rules/permissions.ts"
import type { MeetingTable } from "./schema.ts"
import type { Db } from "./store.ts"

export type NewMeeting = Pick<
  MeetingTable,
  "id" | "committee_id" | "round" | "title" | "starts_at" | "place" | "epoch" | "created_by"
>

/** Inserts a draft whose log will hold the creating transaction: call `insertFirstUpdate` in the same transaction. */
export async function insertMeeting(trx: Db, meeting: NewMeeting, now: number): Promise<void> {
  await trx
    .insertInto("meeting")
    .values({
      ...meeting,
      state: "draft",
      last_seq: 1,
      rights_version: 1,
      revision: 0,
      damaged: 0,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

export function findMeeting(db: Db, id: string): Promise<MeetingTable | undefined> {
  return db.selectFrom("meeting").selectAll().where("id", "=", id).executeTakeFirst()
}

/**
 * The meeting with its row held until the transaction ends: no append and no other command can change it meanwhile,
 * on this node or another. On SQLite the transaction itself holds everything.
 */
export async function lockMeeting(trx: Db, id: string): Promise<MeetingTable | undefined> {
  return trx
    .updateTable("meeting")
    .set((eb) => ({ last_seq: eb.ref("last_seq") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst()
}

/** Meetings of one committee, newest first. */
export function listMeetings(db: Db, committeeId: string): Promise<MeetingTable[]> {
  return newestFirst(db).where("committee_id", "=", committeeId).execute()
}

/** Meetings of every committee the user has a role in, newest first. */
export function listMeetingsOf(db: Db, userId: string): Promise<MeetingTable[]> {
  return newestFirst(db)
    .where("committee_id", "in", (eb) =>
      eb.selectFrom("membership").select("membership.committee_id").where("membership.user_id", "=", userId),
    )
    .execute()
}

function newestFirst(db: Db) {
  return db.selectFrom("meeting").selectAll().orderBy("created_at", "desc").orderBy("id", "desc")
}

/** 1 for the committee's first meeting. */
export async function nextRound(db: Db, committeeId: string): Promise<number> {
  const { newest } = await db
    .selectFrom("meeting")
    .select((eb) => eb.fn.max("round").as("newest"))
    .where("committee_id", "=", committeeId)
    .executeTakeFirstOrThrow()
  return (newest ?? 0) + 1
}

/** Refreshes the list's copies of the header: when a snapshot is written, and at finalize. */
export async function copyHeader(
  db: Db,
  id: string,
  header: Pick<MeetingTable, "title" | "starts_at" | "place">,
  now: number,
): Promise<void> {
  await db
    .updateTable("meeting")
    .set({ ...header, updated_at: now })
    .where("id", "=", id)
    .execute()
}

/** Moves the meeting to a state; appends that believe in the old one are stale from here on. */
export async function setMeetingState(db: Db, id: string, state: MeetingState, now: number): Promise<void> {
  await db.updateTable("meeting").set({ state, updated_at: now }).where("id", "=", id).execute()
}

/** A revision was made: its number, and the state that goes with it. */
export async function setMeetingRevision(
  db: Db,
  id: string,
  { revision, state, now }: { revision: number; state: MeetingState; now: number },
): Promise<void> {
  await db.updateTable("meeting").set({ revision, state, updated_at: now }).where("id", "=", id).execute()
}

/** Starts another lineage of the document, not damaged: call `insertFirstUpdate` for it in the same transaction. */
export async function startEpoch(trx: Db, id: string, epoch: string, now: number): Promise<void> {
  await trx
    .updateTable("meeting")
    .set({ epoch, last_seq: 1, damaged: 0, updated_at: now })
    .where("id", "=", id)
    .execute()
}

/** Somebody's right to write in the committee's meetings changed: appends under the old rights are stale from here on. */
export async function bumpRights(db: Db, committeeId: string): Promise<void> {
  await db
    .updateTable("meeting")
    .set((eb) => ({ rights_version: eb("rights_version", "+", 1) }))
    .where("committee_id", "=", committeeId)
    .execute()
}

/** The same for every committee the user has a role or a seat in: the account was closed, or a session ended. */
export async function bumpRightsOf(db: Db, userId: string): Promise<void> {
  await db
    .updateTable("meeting")
    .set((eb) => ({ rights_version: eb("rights_version", "+", 1) }))
    .where("committee_id", "in", (eb) =>
      eb.selectFrom("membership").select("membership.committee_id").where("membership.user_id", "=", userId),
    )
    .execute()
}

/** Nothing is appended behind the damage any more. The epoch keeps a load that was overtaken from marking a repaired log. */
export async function markDamaged(db: Db, id: string, epoch: string): Promise<void> {
  await db.updateTable("meeting").set({ damaged: 1 }).where("id", "=", id).where("epoch", "=", epoch).execute()
}
