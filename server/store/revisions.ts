import type { RevisionTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** A revision is written once and never changed. A second one with the same number breaks the primary key. */
export async function insertRevision(trx: Db, revision: RevisionTable): Promise<void> {
  await trx.insertInto("revision").values(revision).execute()
}

/** The whole revision, with the document's bytes. */
export function findRevision(db: Db, meetingId: string, n: number): Promise<RevisionTable | undefined> {
  return db.selectFrom("revision").selectAll().where("meeting_id", "=", meetingId).where("n", "=", n).executeTakeFirst()
}

export type RevisionRow = Pick<
  RevisionTable,
  "meeting_id" | "n" | "epoch" | "seq" | "sha256" | "created_by" | "created_at"
>

/** Revisions without their contents, oldest first. */
export function listRevisions(db: Db, meetingId: string): Promise<RevisionRow[]> {
  return db
    .selectFrom("revision")
    .select(["meeting_id", "n", "epoch", "seq", "sha256", "created_by", "created_at"])
    .where("meeting_id", "=", meetingId)
    .orderBy("n")
    .execute()
}
