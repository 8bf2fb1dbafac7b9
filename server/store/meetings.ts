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

export type MeetingVersion = Pick<MeetingTable, "id" | "epoch" | "state" | "rights_version">

/** What tells whether a meeting in memory is still as it is in the store; missing ones are left out. */
export async function listMeetingVersions(db: Db, ids: readonly string[]): Promise<MeetingVersion[]> {
  return db.selectFrom("meeting").select(["id", "epoch", "state", "rights_version"]).where("id", "in", ids).execute()
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

export type MeetingWithCommittee = MeetingTable & { readonly committee_name: string }

export function findMeetingWithCommittee(db: Db, id: string): Promise<MeetingWithCommittee | undefined> {
  return meetings(db).where("meeting.id", "=", id).executeTakeFirst()
}

/** Meetings of one committee, or all, in the order they were made. */
export function listMeetings(db: Db, committeeId?: string): Promise<MeetingWithCommittee[]> {
  const all = meetings(db).orderBy("meeting.created_at").orderBy("meeting.id")
  return (committeeId === undefined ? all : all.where("meeting.committee_id", "=", committeeId)).execute()
}

const meetings = (db: Db) =>
  db
    .selectFrom("meeting")
    .innerJoin("committee", "committee.id", "meeting.committee_id")
    .selectAll("meeting")
    .select("committee.name as committee_name")

/** What the lists hold of a document's header. */
type HeaderCopy = Pick<MeetingTable, "title" | "starts_at" | "place">

/** Longest title or place in lists, events and welcomes, in code points; the document itself keeps every letter. */
const LONGEST_COPY = 300

function cut(text: string): string {
  return Array.from(text.slice(0, 2 * LONGEST_COPY))
    .slice(0, LONGEST_COPY)
    .join("")
    .toWellFormed()
}

function shortened<T extends Partial<HeaderCopy>>(header: T): T {
  const { title, place } = header
  return {
    ...header,
    ...(title === undefined ? {} : { title: cut(title) }),
    ...(place === undefined ? {} : { place: cut(place) }),
  }
}

/** Refreshes the lists' copy of the header. The epoch keeps a document that was replaced from writing over its successor. */
export async function copyHeader(db: Db, id: string, epoch: string, header: HeaderCopy): Promise<void> {
  await db.updateTable("meeting").set(shortened(header)).where("id", "=", id).where("epoch", "=", epoch).execute()
}

/** Moves the meeting to a state; appends that believe in the old one are stale from here on. */
export async function setMeetingState(db: Db, id: string, state: MeetingState, now: number): Promise<void> {
  await db.updateTable("meeting").set({ state, updated_at: now }).where("id", "=", id).execute()
}

/** The document a revision is made of, and when. */
export interface Finalized extends HeaderCopy {
  readonly epoch: string
  readonly seq: number
  readonly now: number
}

/**
 * Makes the meeting final with its next revision number. Takes the row lock and judges under it: undefined = something was
 * appended after `seq`, the lineage is another one or the meeting is final already; nothing changed.
 */
export function finalizeMeeting(
  trx: Db,
  id: string,
  { epoch, seq, now, ...header }: Finalized,
): Promise<Pick<MeetingTable, "revision" | "committee_id"> | undefined> {
  return trx
    .updateTable("meeting")
    .set((row) => ({
      ...shortened(header),
      state: "final",
      revision: row("revision", "+", 1),
      rights_version: row("rights_version", "+", 1),
      updated_at: now,
    }))
    .where("id", "=", id)
    .where("epoch", "=", epoch)
    .where("last_seq", "=", seq)
    .where("state", "<>", "final")
    .returning(["revision", "committee_id"])
    .executeTakeFirst()
}

/** Starts another lineage of the document, not damaged: call `insertFirstUpdate` for it in the same transaction. */
export async function startEpoch(
  trx: Db,
  id: string,
  { epoch, now, ...header }: Partial<HeaderCopy> & { readonly epoch: string; readonly now: number },
): Promise<void> {
  await trx
    .updateTable("meeting")
    .set({ ...shortened(header), epoch, last_seq: 1, damaged: 0, updated_at: now })
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

/** Nothing is appended behind the damage any more. The epoch keeps a load that was overtaken from marking a repaired log. */
export async function markDamaged(db: Db, id: string, epoch: string): Promise<void> {
  await db.updateTable("meeting").set({ damaged: 1 }).where("id", "=", id).where("epoch", "=", epoch).execute()
}
