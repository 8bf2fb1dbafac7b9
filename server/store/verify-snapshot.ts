// A snapshot is proved to decode before it is written. Decoding a large one takes longer than anybody may wait, so that is
// done on a thread of its own.
import { Worker } from "node:worker_threads"
import { decodeWhole, type Decoded } from "./snapshot-decodes.ts"
import type { NewSnapshot, VerifiedSnapshot } from "./snapshots.ts"

/**
 * Up to this size decoding takes less than starting a thread: whatever is in it (see `isDear`), or what is in it being so
 * few structs that their order cannot make them dear.
 */
const INLINE_BYTES = 16 * 1024
const INLINE_FEW_STRUCTS = { bytes: 128 * 1024, structs: 1500 }
/**
 * CPU that decoding may take: in ms, and in ms for each MiB. Honest documents take some 110 ms for a MiB; the machine may be
 * twice as slow.
 */
const FAIR = { ms: 60, msPerMiB: 400 }

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
  const decoded = isQuick(snapshot) ? decodeWhole(bytes) : await decodeInTurn(bytes)
  if (decoded === null) throw new SnapshotUnreadable(meetingId, seq)
  return Object.assign({}, snapshot, { decodeMs: decoded.cpuMs }) as VerifiedSnapshot
}

function isQuick({ bytes, structs = Infinity }: NewSnapshot): boolean {
  if (bytes.length <= INLINE_BYTES) return true
  return bytes.length <= INLINE_FEW_STRUCTS.bytes && structs <= INLINE_FEW_STRUCTS.structs
}

/**
 * Whether loading this takes far more than a document of its size should. An encoding is loaded client by client, and updates
 * that were cheap in the order they came in can be dear in that one (thousands that each would have crossed another's).
 */
export function isDear({ bytes, decodeMs }: Pick<VerifiedSnapshot, "bytes" | "decodeMs">): boolean {
  return decodeMs > FAIR.ms + (bytes.length / 2 ** 20) * FAIR.msPerMiB
}

function decodeInTurn(bytes: Uint8Array): Promise<Decoded> {
  const turn = last.then(() => decodeElsewhere(bytes))
  last = turn.catch(() => {})
  return turn
}

function decodeElsewhere(bytes: Uint8Array): Promise<Decoded> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./snapshot-worker.ts", import.meta.url), { workerData: bytes, execArgv: [] })
    worker.unref()
    worker.once("message", (decoded: Decoded) => resolve(decoded))
    worker.once("error", reject)
    worker.once("exit", () => reject(new Error("the thread ended without an answer")))
  })
}
