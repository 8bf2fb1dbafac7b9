// After a restore every document goes on in a new lineage: a phone that saw more than the backup must never merge silently.
import * as Y from "yjs"
import { createMinutesDoc } from "../../shared/minutes/minutes-doc.ts"
import { insertFirstUpdate } from "../store/append-updates.ts"
import { loadLog } from "../store/load-log.ts"
import { startEpoch } from "../store/meetings.ts"
import { writeSnapshot } from "../store/snapshots.ts"
import type { Db } from "../store/store.ts"
import { verifySnapshot } from "../store/verify-snapshot.ts"

const FIRST_SEQ = 1

interface Renewing {
  readonly now: number
  readonly newId: () => string
}

/**
 * Gives every meeting a new epoch that begins with the document as it is; earlier lineages stay, they prove revisions. A document
 * whose log is damaged stays as it is, read-only. Answers how many go on.
 */
export async function startNewEpochs(trx: Db, renewing: Renewing): Promise<number> {
  const meetings = await trx.selectFrom("meeting").select("id").orderBy("id").execute()
  let renewed = 0
  for (const { id } of meetings) if (await startNewEpoch(trx, id, renewing)) renewed += 1
  return renewed
}

async function startNewEpoch(trx: Db, meetingId: string, { now, newId }: Renewing): Promise<boolean> {
  const log = await loadLog(trx, meetingId)
  if (log === null || log.damaged !== null) return false
  const doc = createMinutesDoc()
  if (log.snapshot) Y.applyUpdate(doc, log.snapshot.bytes)
  for (const { update } of log.tail) Y.applyUpdate(doc, update)
  const bytes = Y.encodeStateAsUpdate(doc)
  const clientIds = [...doc.store.clients.keys()]
  doc.destroy()
  const epoch = newId()
  const snapshot = await verifySnapshot({ meetingId, epoch, seq: FIRST_SEQ, bytes, owners: log.owners, now })
  await startEpoch(trx, meetingId, { epoch, now })
  await insertFirstUpdate(trx, { meetingId, epoch, at: now, entry: { userId: "server", clientIds, update: bytes } })
  await writeSnapshot(trx, snapshot)
  return true
}
