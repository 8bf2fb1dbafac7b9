// Everything a room needs to become what is on disk: snapshot and tail, never a folded log.
import type { Selectable } from "kysely"
import { readLog } from "./read-log.ts"
import type { LoggedUpdate } from "./read-log.ts"
import type { MeetingTable } from "./schema.ts"
import { readSnapshot } from "./snapshots.ts"
import type { Snapshot } from "./snapshots.ts"
import type { Db } from "./store.ts"

export interface LoadedLog {
  /** The meeting's row as it was when the load began; the log is loaded up to its `last_seq`. */
  readonly meeting: Selectable<MeetingTable>
  /** null = none yet, or none readable: the tail then starts with the creating transaction. */
  readonly snapshot: Snapshot | null
  /** Updates after the snapshot, in order. */
  readonly tail: readonly LoggedUpdate[]
  /** clientID -> the first user who wrote with it, from snapshot and tail. */
  readonly owners: Map<number, string>
  /** Sequence number the good part reaches; the meeting's `last_seq` unless damaged. */
  readonly seq: number
  /** The good part ends before `atSeq`. The caller marks the meeting (markDamaged) and shows the good part read-only. */
  readonly damaged: { readonly atSeq: number } | null
}

/** Loads a meeting's document; null = no such meeting. Throws StoreFailure when the store cannot answer: never an empty document. */
export async function loadLog(db: Db, meetingId: string): Promise<LoadedLog | null> {
  const meeting = await db.selectFrom("meeting").selectAll().where("id", "=", meetingId).executeTakeFirst()
  if (!meeting) return null
  const lineage = { meetingId, epoch: meeting.epoch, through: meeting.last_seq }
  const snapshot = await readSnapshot(db, lineage)
  const read = await readLog(db, { ...lineage, after: snapshot?.seq ?? 0 })
  return {
    meeting,
    snapshot,
    tail: read.updates,
    owners: ownersOf(snapshot, read.updates),
    seq: read.damagedAt === null ? meeting.last_seq : read.damagedAt - 1,
    damaged: read.damagedAt === null ? null : { atSeq: read.damagedAt },
  }
}

function ownersOf(snapshot: Snapshot | null, tail: readonly LoggedUpdate[]): Map<number, string> {
  const owners = new Map(snapshot?.owners)
  for (const { userId, clientIds } of tail) {
    for (const clientId of clientIds) if (!owners.has(clientId)) owners.set(clientId, userId)
  }
  return owners
}
