import { blobHash } from "../../shared/minutes/minutes.ts"
import type { Db } from "../store/store.ts"

export interface StoredBlob {
  readonly bytes: Uint8Array
  readonly mime: string
}

/**
 * A blob that belongs to the meeting; null when it does not. `revisions` narrows to blobs a revision names, for people
 * who may not read the minutes being written.
 */
export async function readBlob(
  db: Db,
  meetingId: string,
  sha256: string,
  scope: "meeting" | "revisions",
): Promise<StoredBlob | null> {
  if (!blobHash.safeParse(sha256).success) return null
  if (scope === "revisions" && !(await isPinned(db, meetingId, sha256))) return null
  const row = await db
    .selectFrom("blob")
    .innerJoin("meeting_blob", "meeting_blob.sha256", "blob.sha256")
    .select(["blob.bytes", "blob.mime"])
    .where("meeting_blob.meeting_id", "=", meetingId)
    .where("blob.sha256", "=", sha256)
    .executeTakeFirst()
  return row ?? null
}

/** A hash of 64 hex digits stands in canonical JSON only where the minutes name the blob. */
async function isPinned(db: Db, meetingId: string, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom("revision")
    .select("n")
    .where("meeting_id", "=", meetingId)
    .where("minutes", "like", `%"${sha256}"%`)
    .executeTakeFirst()
  return row !== undefined
}
