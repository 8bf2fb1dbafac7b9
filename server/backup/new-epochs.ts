// After a restore every document goes on in a new lineage: a phone that saw more than the backup must never merge silently.
import * as Y from "yjs"
import { createMinutesDoc } from "../../shared/minutes/minutes-doc.ts"
import { insertFirstUpdate } from "../store/append-updates.ts"
import { loadLog } from "../store/load-log.ts"
import { startEpoch } from "../store/meetings.ts"
import { writeSnapshot } from "../store/snapshots.ts"
import type { Store } from "../store/store.ts"
import { verifySnapshot } from "../store/verify-snapshot.ts"

const FIRST_SEQ = 1

/** Gives every meeting a new epoch that begins with the document as it is; earlier lineages stay, they prove revisions. */
export async function startNewEpochs(
  store: Store,
  deps: { readonly now: () => number; readonly newId: () => string },
): Promise<number> {
  const meetings = await store.db.selectFrom("meeting").select("id").execute()
  for (const { id } of meetings) await startNewEpoch(store, id, deps)
  return meetings.length
}

async function startNewEpoch(
  store: Store,
  meetingId: string,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): Promise<void> {
  const log = await loadLog(store.db, meetingId)
  if (log === null) return
  const doc = createMinutesDoc()
  if (log.snapshot) Y.applyUpdate(doc, log.snapshot.bytes)
  for (const { update } of log.tail) Y.applyUpdate(doc, update)
  const bytes = Y.encodeStateAsUpdate(doc)
  const clientIds = [...doc.store.clients.keys()]
  doc.destroy()
  const [epoch, at] = [newId(), now()]
  const snapshot = await verifySnapshot({ meetingId, epoch, seq: FIRST_SEQ, bytes, owners: log.owners, now: at })
  await store.transaction(async (trx) => {
    await startEpoch(trx, meetingId, { epoch, now: at })
    await insertFirstUpdate(trx, { meetingId, epoch, at, entry: { userId: "server", clientIds, update: bytes } })
    await writeSnapshot(trx, snapshot)
  })
}
