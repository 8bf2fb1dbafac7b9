// Photos and files, by the SHA-256 of their bytes: the same bytes are stored once.
import type { BlobTable, MeetingBlobTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** Stores bytes under their hash; a hash that is there already keeps its row. */
export async function putBlob(db: Db, blob: BlobTable): Promise<void> {
  await db
    .insertInto("blob")
    .values(blob)
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute()
}

/** Lets readers of the meeting read the blob; linking twice keeps the first link. */
export async function linkBlob(db: Db, link: MeetingBlobTable): Promise<void> {
  await db
    .insertInto("meeting_blob")
    .values(link)
    .onConflict((conflict) => conflict.columns(["meeting_id", "sha256"]).doNothing())
    .execute()
}

/** A blob uploaded to this meeting; undefined for any other, so that a known hash alone opens nothing. */
export function findMeetingBlob(db: Db, meetingId: string, sha256: string): Promise<BlobTable | undefined> {
  return db
    .selectFrom("blob")
    .innerJoin("meeting_blob", "meeting_blob.sha256", "blob.sha256")
    .selectAll("blob")
    .where("meeting_blob.meeting_id", "=", meetingId)
    .where("blob.sha256", "=", sha256)
    .executeTakeFirst()
}

/** Which of these blobs any meeting of the committee has. */
export async function findCommitteeBlobs(
  db: Db,
  committeeId: string,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let at = 0; at < hashes.length; at += HASHES_PER_QUERY) {
    const rows = await db
      .selectFrom("meeting_blob")
      .innerJoin("meeting", "meeting.id", "meeting_blob.meeting_id")
      .select("meeting_blob.sha256")
      .distinct()
      .where("meeting.committee_id", "=", committeeId)
      .where("meeting_blob.sha256", "in", hashes.slice(at, at + HASHES_PER_QUERY))
      .execute()
    for (const { sha256 } of rows) found.add(sha256)
  }
  return found
}

/** Both engines bound the parameters of one statement. */
const HASHES_PER_QUERY = 500
