// Snapshots shorten a load; they replace nothing. The log rows they cover stay.
import { isCorruption } from "./engine-errors.ts"
import { isIntact, rowChecksum } from "./log-row.ts"
import type { Db } from "./store.ts"

/** How many snapshots of a document are kept: the newest, and the one before in case the newest cannot be read. */
const KEPT = 2

export interface Snapshot {
  readonly seq: number
  /** Y.encodeStateAsUpdate of the committed document at `seq`. */
  readonly bytes: Uint8Array
  /** clientID -> userId of everyone who wrote up to `seq`. */
  readonly owners: ReadonlyMap<number, string>
}

export interface NewSnapshot extends Snapshot {
  readonly meetingId: string
  readonly epoch: string
  readonly now: number
  /** How many structs its document holds; absent = nobody counted. */
  readonly structs?: number
}

declare const verified: unique symbol
/** A snapshot that is known to decode: what `verifySnapshot` gives back, and nothing else. */
export type VerifiedSnapshot = NewSnapshot & {
  /** CPU time that decoding it took. */
  readonly decodeMs: number
  readonly [verified]: true
}

/**
 * Writes a snapshot and drops all but the newest two. Writing the same `seq` again changes nothing. Call it in a
 * transaction.
 */
export async function writeSnapshot(trx: Db, snapshot: VerifiedSnapshot): Promise<void> {
  const { meetingId, epoch, seq, bytes, now } = snapshot
  const owners = JSON.stringify([...snapshot.owners])
  const checksum = snapshotChecksum(meetingId, epoch, seq, bytes, owners)
  await trx
    .insertInto("snapshot")
    .values({ meeting_id: meetingId, epoch, seq, bytes, owners, checksum, created_at: now })
    .onConflict((conflict) => conflict.columns(["meeting_id", "epoch", "seq"]).doNothing())
    .execute()
  const kept = await snapshotSeqs(trx, meetingId, epoch)
  await trx
    .deleteFrom("snapshot")
    .where("meeting_id", "=", meetingId)
    .where("epoch", "=", epoch)
    .where("seq", "<", kept.at(KEPT - 1) ?? 0)
    .execute()
}

/** The newest snapshot up to `through` that is as it was written; null = none is. Damaged ones are passed over. */
export async function readSnapshot(
  db: Db,
  { meetingId, epoch, through }: { meetingId: string; epoch: string; through: number },
): Promise<Snapshot | null> {
  for (const seq of await snapshotSeqs(db, meetingId, epoch)) {
    const snapshot = seq > through ? null : await readIntact(db, meetingId, epoch, seq)
    if (snapshot) return snapshot
  }
  return null
}

async function readIntact(db: Db, meetingId: string, epoch: string, seq: number): Promise<Snapshot | null> {
  const row = await selectSnapshot(db, meetingId, epoch, seq).catch(noneIfCorrupt)
  if (!row || !isSnapshotIntact(row)) return null
  return { seq: row.seq, bytes: row.bytes, owners: new Map(JSON.parse(row.owners) as [number, string][]) }
}

type SnapshotRow = NonNullable<Awaited<ReturnType<typeof selectSnapshot>>>

/** Does the row hold what was written under its key? */
export function isSnapshotIntact(row: SnapshotRow): boolean {
  return isIntact(row, covered(row.bytes, row.owners))
}

function selectSnapshot(db: Db, meetingId: string, epoch: string, seq: number) {
  return db
    .selectFrom("snapshot")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .where("epoch", "=", epoch)
    .where("seq", "=", seq)
    .executeTakeFirst()
}

/** A snapshot on damaged pages of the database is as good as none: the log holds everything it holds. */
function noneIfCorrupt(error: unknown): undefined {
  if (!isCorruption(error)) throw error
}

/** Newest first. */
async function snapshotSeqs(db: Db, meetingId: string, epoch: string): Promise<number[]> {
  const rows = await db
    .selectFrom("snapshot")
    .select("seq")
    .where("meeting_id", "=", meetingId)
    .where("epoch", "=", epoch)
    .orderBy("seq", "desc")
    .execute()
  return rows.map((row) => row.seq)
}

function snapshotChecksum(
  meetingId: string,
  epoch: string,
  seq: number,
  bytes: Uint8Array,
  owners: string,
): Uint8Array {
  return rowChecksum(meetingId, epoch, seq, covered(bytes, owners))
}

/** What the checksum covers beside the key: document and owners. */
function covered(bytes: Uint8Array, owners: string): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(owners, "utf8")])
}
