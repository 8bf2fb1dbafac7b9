// The bytes behind one log row: a sealed region that the checksum covers, whose end is the `entries` column.
// Layout: meeting id, epoch (UTF-8, each with its length before it), seq (8 bytes, big endian), entries.
// No Yjs and no lib0 here: the SQLite worker loads this file.
import { hash } from "node:crypto"

const CHECKSUM_BYTES = 16

/** Writes the sequence number into a sealed region in place. */
export function writeSeq(bytes: Uint8Array, seqAt: number, seq: number): void {
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).setBigUint64(seqAt, BigInt(seq))
}

/** First 16 bytes of SHA-256 over a sealed region. */
export function checksumOf(region: Uint8Array): Uint8Array {
  return new Uint8Array(hash("sha256", region, "buffer").subarray(0, CHECKSUM_BYTES))
}

/** The part of a sealed region before `entries`; `seqAt` is where its sequence number stands. */
export function sealHead(meetingId: string, epoch: string): { head: Uint8Array; seqAt: number } {
  const meeting = Buffer.byteLength(meetingId)
  const lineage = Buffer.byteLength(epoch)
  const head = Buffer.alloc(8 + meeting + lineage + 8)
  head.writeUInt32BE(meeting, 0)
  head.write(meetingId, 4)
  head.writeUInt32BE(lineage, 4 + meeting)
  head.write(epoch, 8 + meeting)
  return { head, seqAt: 8 + meeting + lineage }
}

/** Checksum of a row as it stands in `minutes_update` (or a snapshot, with its bytes as entries). */
export function rowChecksum(meetingId: string, epoch: string, seq: number, entries: Uint8Array): Uint8Array {
  const { head, seqAt } = sealHead(meetingId, epoch)
  writeSeq(head, seqAt, seq)
  const region = new Uint8Array(head.length + entries.length)
  region.set(head)
  region.set(entries, head.length)
  return checksumOf(region)
}

/** Does the row hold what was written under its key? */
export function isIntact(
  row: { meeting_id: string; epoch: string; seq: number; checksum: Uint8Array },
  entries: Uint8Array,
): boolean {
  return Buffer.compare(rowChecksum(row.meeting_id, row.epoch, row.seq, entries), row.checksum) === 0
}
