// Reads log rows in order and stops before the first that cannot be trusted.
import { isCorruption } from "./engine-errors.ts"
import { decodeEntries } from "./log-entry.ts"
import type { StoredEntry } from "./log-entry.ts"
import { isIntact } from "./log-row.ts"
import type { Db, LogEntry } from "./store.ts"

/** Rows fetched at a time: appends of other documents go on in between. */
const PAGE_ROWS = 1000

/** An update with its place in the log. */
export interface LoggedUpdate extends LogEntry {
  readonly seq: number
}

export interface LogRange {
  readonly meetingId: string
  readonly epoch: string
  /** Updates after this sequence number … */
  readonly after: number
  /** … up to and with this one, which the meeting's row says is on disk. */
  readonly through: number
}

/** `damagedAt` = sequence number of the first update that is missing or cannot be read; null = all of the range is good. */
export interface LogRead {
  readonly updates: readonly LoggedUpdate[]
  readonly damagedAt: number | null
}

interface Row {
  readonly meeting_id: string
  readonly epoch: string
  readonly seq: number
  readonly count: number
  readonly entries: Uint8Array
  readonly checksum: Uint8Array
}

/**
 * The good prefix of a range: a row whose checksum, entries or place in the sequence is wrong ends it, and so does a missing
 * end. Void updates are left out. Never folds updates into one. Throws StoreFailure when the store cannot answer now.
 */
export async function readLog(db: Db, range: LogRange): Promise<LogRead> {
  const updates: LoggedUpdate[] = []
  let seq = range.after
  while (seq < range.through) {
    const rows = await readPage(db, { ...range, after: seq })
    const before = seq
    for (const row of rows) {
      const entries = trusted(row, seq)
      if (!entries) return { updates, damagedAt: seq + 1 }
      collect(updates, entries, seq)
      seq = row.seq
    }
    if (seq === before) return { updates, damagedAt: seq + 1 }
  }
  return { updates, damagedAt: null }
}

function collect(updates: LoggedUpdate[], entries: readonly StoredEntry[], after: number): void {
  for (const [at, { isVoid, userId, clientIds, update }] of entries.entries()) {
    if (!isVoid) updates.push({ seq: after + at + 1, userId, clientIds, update })
  }
}

/** The row's entries if it is whole and follows directly on `after`, else null. */
function trusted(row: Row, after: number): StoredEntry[] | null {
  if (row.seq - row.count !== after || !isIntact(row, row.entries)) return null
  const entries = decodeEntries(row.entries)
  return entries?.length === row.count ? entries : null
}

/** Up to a page of rows; from damaged pages of the database the rows before the damage. */
async function readPage(db: Db, range: LogRange): Promise<readonly Row[]> {
  try {
    return await readRows(db, range, PAGE_ROWS)
  } catch (error) {
    if (!isCorruption(error)) throw error
    return readOneByOne(db, range)
  }
}

async function readOneByOne(db: Db, range: LogRange): Promise<readonly Row[]> {
  const rows: Row[] = []
  let after = range.after
  try {
    while (after < range.through) {
      const [row] = await readRows(db, { ...range, after }, 1)
      if (!row) break
      rows.push(row)
      after = row.seq
    }
  } catch (error) {
    if (!isCorruption(error)) throw error
  }
  return rows
}

function readRows(db: Db, { meetingId, epoch, after, through }: LogRange, limit: number): Promise<Row[]> {
  return db
    .selectFrom("minutes_update")
    .select(["meeting_id", "epoch", "seq", "count", "entries", "checksum"])
    .where("meeting_id", "=", meetingId)
    .where("epoch", "=", epoch)
    .where("seq", ">", after)
    .where("seq", "<=", through)
    .orderBy("seq")
    .limit(limit)
    .execute()
}
