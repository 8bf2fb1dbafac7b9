// Log writes beside the group commit: the first entry of a document, and the mark on an entry that must never be applied.
import { decodeEntries, encodeEntries } from "./log-entry.ts"
import { rowChecksum } from "./log-row.ts"
import type { Db, LogEntry } from "./store.ts"

/** Sequence number of the transaction that makes a document. */
export const FIRST_SEQ = 1

/**
 * Writes the creating transaction of a new epoch. Call it in the transaction that inserts the meeting, or moves it to the
 * epoch, with `last_seq` = FIRST_SEQ, so that no document ever exists without its first content.
 */
export async function insertFirstUpdate(
  db: Db,
  { meetingId, epoch, at, entry }: { meetingId: string; epoch: string; at: number; entry: LogEntry },
): Promise<void> {
  const entries = encodeEntries([entry])
  const checksum = rowChecksum(meetingId, epoch, FIRST_SEQ, entries)
  await db
    .insertInto("minutes_update")
    .values({ meeting_id: meetingId, epoch, seq: FIRST_SEQ, count: 1, at, entries, checksum })
    .execute()
}

/**
 * Marks the update with this sequence number void: it reached the disk but left the document with pending parts, so no load
 * may apply it. Call it in a transaction. False = no such update.
 */
export async function voidUpdate(
  trx: Db,
  { meetingId, epoch, seq }: { meetingId: string; epoch: string; seq: number },
): Promise<boolean> {
  const row = await trx
    .selectFrom("minutes_update")
    .select(["seq", "count", "entries"])
    .where("meeting_id", "=", meetingId)
    .where("epoch", "=", epoch)
    .where("seq", ">=", seq)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst()
  const entries = row && decodeEntries(row.entries)
  const position = row ? seq - (row.seq - row.count) - 1 : -1
  if (!row || !entries?.[position]) return false
  const marked = encodeEntries(entries.map((entry, at) => (at === position ? { ...entry, isVoid: true } : entry)))
  await trx
    .updateTable("minutes_update")
    .set({ entries: marked, checksum: rowChecksum(meetingId, epoch, row.seq, marked) })
    .where("meeting_id", "=", meetingId)
    .where("epoch", "=", epoch)
    .where("seq", "=", row.seq)
    .execute()
  return true
}
