// Snapshots and the copies of the header in the meeting's row, written in idle moments.
import * as Y from "yjs"
import { readMinutesHeader } from "../../shared/minutes/read-minutes.ts"
import { copyHeader } from "../store/meetings.ts"
import { writeSnapshot } from "../store/snapshots.ts"
import { isDear, verifySnapshot } from "../store/verify-snapshot.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Room } from "./room.ts"

/**
 * Writes the committed document as a snapshot (proved to decode before it is written) and refreshes the lists' copies. A
 * snapshot that is dear to load is left out: the log, in the order in which it was written, is cheaper.
 */
export async function saveSnapshot(deps: LiveDeps, room: Room): Promise<void> {
  const { meetingId, seq } = room
  const { epoch } = room.meeting
  const doc = room.document.committed
  const covered = room.sinceSnapshot
  const bytes = Y.encodeStateAsUpdate(doc)
  const header = readMinutesHeader(doc)
  const owners = new Map(room.document.ownersAtRest())
  const snapshot = await verifySnapshot({
    meetingId,
    epoch,
    seq,
    bytes,
    owners,
    now: deps.now(),
    structs: countStructs(doc),
  })
  const isLeftOut = isDear(snapshot)
  if (isLeftOut) deps.log.warn({ meetingId, seq, decodeMs: snapshot.decodeMs }, "a snapshot dear to load was left out")
  await deps.store.transaction(async (trx) => {
    if (!isLeftOut) await writeSnapshot(trx, snapshot)
    const { title, startsAt: starts_at, place } = header
    await copyHeader(trx, meetingId, epoch, { title, starts_at, place })
  })
  room.sinceSnapshot -= covered
  room.document.bytes = bytes.length
  room.forgetRecords()
}

function countStructs(doc: Y.Doc): number {
  return [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
}
