// A snapshot is proved to decode before it is written. Decoding a large one takes longer than anybody may wait, so that is
// done on a thread of its own.
import { Worker } from "node:worker_threads"
import { decodesWhole } from "./snapshot-decodes.ts"
import type { NewSnapshot, VerifiedSnapshot } from "./snapshots.ts"

/** Up to this size decoding takes less than starting a thread. */
const INLINE_BYTES = 128 * 1024

/** One thread at a time: decoding takes some twenty times the memory of the bytes. */
let last: Promise<unknown> = Promise.resolve()

/** The bytes do not decode into a whole document; nothing was written. */
export class SnapshotUnreadable extends Error {
  constructor(meetingId: string, seq: number) {
    super(`the snapshot of ${meetingId} at ${seq} does not decode`)
    this.name = "SnapshotUnreadable"
  }
}

/** Proves that a snapshot decodes into a document without pending parts. Throws SnapshotUnreadable. Not for a transaction: it takes its time. */
export async function verifySnapshot(snapshot: NewSnapshot): Promise<VerifiedSnapshot> {
  const { bytes, meetingId, seq } = snapshot
  if (!(bytes.length <= INLINE_BYTES ? decodesWhole(bytes) : await decodesInTurn(bytes))) {
    throw new SnapshotUnreadable(meetingId, seq)
  }
  return snapshot as VerifiedSnapshot
}

function decodesInTurn(bytes: Uint8Array): Promise<boolean> {
  const turn = last.then(() => decodesElsewhere(bytes))
  last = turn.catch(() => {})
  return turn
}

function decodesElsewhere(bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./snapshot-worker.ts", import.meta.url), { workerData: bytes, execArgv: [] })
    worker.unref()
    worker.once("message", (isWhole: boolean) => resolve(isWhole))
    worker.once("error", reject)
    worker.once("exit", () => reject(new Error("the thread ended without an answer")))
  })
}
