import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { Revision } from "../../shared/wire/records.ts"
import type { Db } from "../store/store.ts"

/** One revision with its minutes exactly as they were hashed, or null when there is none. */
export async function readRevision(db: Db, meetingId: string, n: number): Promise<Revision | null> {
  const row = await db
    .selectFrom("revision")
    .innerJoin("user", "user.id", "revision.created_by")
    .select(["revision.n", "revision.sha256", "revision.minutes", "revision.created_by", "revision.created_at"])
    .select("user.name as by_name")
    .where("revision.meeting_id", "=", meetingId)
    .where("revision.n", "=", n)
    .executeTakeFirst()
  if (!row) return null
  return {
    meetingId,
    n: row.n,
    sha256: row.sha256,
    by: { id: row.created_by, name: row.by_name },
    at: row.created_at,
    // Written by us in canonical form and never changed since; parsing it again could only lose a newer field.
    minutes: JSON.parse(row.minutes) as Minutes,
  }
}
