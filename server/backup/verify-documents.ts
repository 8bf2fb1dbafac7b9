// Is every document as it was written: each line of its log in every lineage, each snapshot, and the whole of it opened.
import * as Y from "yjs"
import { createMinutesDoc } from "../../shared/minutes/minutes-doc.ts"
import { readMinutes } from "../../shared/minutes/read-minutes.ts"
import { loadLog } from "../store/load-log.ts"
import { readLog } from "../store/read-log.ts"
import { decodeWhole } from "../store/snapshot-decodes.ts"
import { isSnapshotIntact } from "../store/snapshots.ts"
import type { Db } from "../store/store.ts"

/** What is wrong with a meeting's document, in a few words each. */
export async function documentProblems(db: Db, meetingId: string): Promise<string[]> {
  const found = [
    await openingProblem(db, meetingId),
    await lineProblem(db, meetingId),
    await snapshotProblem(db, meetingId),
  ]
  return found.filter((problem) => problem !== null)
}

async function openingProblem(db: Db, meetingId: string): Promise<string | null> {
  const log = await loadLog(db, meetingId)
  if (log === null) return "gone"
  if (log.damaged !== null) return `its log is damaged at ${log.damaged.atSeq}`
  const doc = createMinutesDoc()
  try {
    doc.transact(() => {
      if (log.snapshot) Y.applyUpdate(doc, log.snapshot.bytes)
      for (const { update } of log.tail) Y.applyUpdate(doc, update)
    })
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return "parts of it are missing"
    readMinutes(doc)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    doc.destroy()
  }
}

/** The lines a snapshot covers, and those of earlier lineages: they prove revisions. */
async function lineProblem(db: Db, meetingId: string): Promise<string | null> {
  const lineages = await db
    .selectFrom("minutes_update")
    .select((row) => ["epoch", row.fn.max("seq").as("through")])
    .where("meeting_id", "=", meetingId)
    .groupBy("epoch")
    .orderBy("epoch")
    .execute()
  for (const { epoch, through } of lineages) {
    const { damagedAt } = await readLog(db, { meetingId, epoch, after: 0, through })
    if (damagedAt !== null) return `its log of ${epoch} is damaged at ${damagedAt}`
  }
  return null
}

async function snapshotProblem(db: Db, meetingId: string): Promise<string | null> {
  const keys = await db.selectFrom("snapshot").select(["epoch", "seq"]).where("meeting_id", "=", meetingId).execute()
  for (const { epoch, seq } of keys) {
    const row = await db
      .selectFrom("snapshot")
      .selectAll()
      .where("meeting_id", "=", meetingId)
      .where("epoch", "=", epoch)
      .where("seq", "=", seq)
      .executeTakeFirst()
    // One that was dropped meanwhile is no loss.
    const isGood = !row || (isSnapshotIntact(row) && decodeWhole(row.bytes) !== null)
    if (!isGood) return `its snapshot at ${seq} is damaged`
  }
  return null
}
