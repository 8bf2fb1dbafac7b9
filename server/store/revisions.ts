import type { RevisionTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** A revision is written once and never changed. A second one with the same number breaks the primary key. */
export async function insertRevision(trx: Db, revision: RevisionTable): Promise<void> {
  await trx.insertInto("revision").values(revision).execute()
}

const HEAD = ["meeting_id", "n", "epoch", "seq", "sha256", "created_by", "created_at"] as const

export type RevisionRow = Pick<RevisionTable, (typeof HEAD)[number]> & { readonly by_name: string }
export type RevisionWithMinutes = RevisionRow & Pick<RevisionTable, "minutes">

/** The revision with its minutes. */
export function findRevision(db: Db, meetingId: string, n: number): Promise<RevisionWithMinutes | undefined> {
  return revisions(db, meetingId).select("revision.minutes").where("n", "=", n).executeTakeFirst()
}

/** Revisions without their contents, oldest first. */
export function listRevisions(db: Db, meetingId: string): Promise<RevisionRow[]> {
  return revisions(db, meetingId).orderBy("n").execute()
}

const revisions = (db: Db, meetingId: string) =>
  db
    .selectFrom("revision")
    .innerJoin("user", "user.id", "revision.created_by")
    .select(HEAD.map((column) => `revision.${column}` as const))
    .select("user.name as by_name")
    .where("revision.meeting_id", "=", meetingId)

/** Does a revision of the meeting name this blob? A hash of 64 hex digits stands in canonical JSON only as a blob's name. */
export async function isBlobInRevision(db: Db, meetingId: string, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom("revision")
    .select("n")
    .where("meeting_id", "=", meetingId)
    .where("minutes", "like", `%"${sha256}"%`)
    .executeTakeFirst()
  return row !== undefined
}
