import { blobHash } from "../../shared/minutes/minutes.ts"
import { findMeetingBlob } from "../store/blobs.ts"
import { isBlobInRevision } from "../store/revisions.ts"
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
  if (scope === "revisions" && !(await isBlobInRevision(db, meetingId, sha256))) return null
  return (await findMeetingBlob(db, meetingId, sha256)) ?? null
}
