import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { Revision } from "../../shared/wire/records.ts"
import { findRevision } from "../store/revisions.ts"
import type { Db } from "../store/store.ts"
import { toRevisionSummary } from "./meeting-records.ts"

/** One revision with its minutes exactly as they were hashed, or null when there is none. */
export async function readRevision(db: Db, meetingId: string, n: number): Promise<Revision | null> {
  const row = await findRevision(db, meetingId, n)
  if (!row) return null
  return {
    ...toRevisionSummary(row),
    // Written by us in canonical form and never changed since; parsing it again could only lose a newer field.
    minutes: JSON.parse(row.minutes) as Minutes,
  }
}
