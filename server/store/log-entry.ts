// How the updates of one group commit are written into the `entries` column of one log row.
// Format 1 (lib0): uint8 1, varUint count, then for each: uint8 flags (1 = void), varString userId,
// varUint n, n × varUint clientID, varUint8Array update.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { sealHead } from "./log-row.ts"
import type { AppendPart } from "./sqlite-protocol.ts"
import type { Append, LogEntry } from "./store.ts"

const FORMAT = 1
const VOID = 1

/** An update as the log holds it. A void one was refused after it reached the disk and is never applied. */
export interface StoredEntry extends LogEntry {
  readonly isVoid: boolean
}

/** Appends laid out one behind the other in one buffer, so that a batch crosses to the worker as one transfer. */
export interface EncodedBatch {
  readonly bytes: Uint8Array
  readonly parts: readonly AppendPart[]
}

/** Encodes a batch. Throws if an append carries no update: it would take no sequence number. */
export function encodeBatch(batch: readonly Append[]): EncodedBatch {
  const out = encoding.createEncoder()
  const parts = batch.map((append) => encodeAppend(out, append))
  return { bytes: encoding.toUint8Array(out), parts }
}

function encodeAppend(out: encoding.Encoder, append: Append): AppendPart {
  if (append.entries.length === 0) throw new Error("an append needs at least one update")
  const { meetingId, epoch, state, rightsVersion, at } = append
  const from = encoding.length(out)
  const { head, seqAt } = sealHead(meetingId, epoch)
  encoding.writeUint8Array(out, head)
  const entriesAt = from + head.length
  writeEntries(out, append.entries)
  const count = append.entries.length
  return {
    meetingId,
    epoch,
    state,
    rightsVersion,
    at,
    count,
    from,
    seqAt: from + seqAt,
    entriesAt,
    to: encoding.length(out),
  }
}

/** The `entries` column for these updates. */
export function encodeEntries(entries: readonly (LogEntry | StoredEntry)[]): Uint8Array {
  const out = encoding.createEncoder()
  writeEntries(out, entries)
  return encoding.toUint8Array(out)
}

function writeEntries(out: encoding.Encoder, entries: readonly (LogEntry | StoredEntry)[]): void {
  encoding.writeUint8(out, FORMAT)
  encoding.writeVarUint(out, entries.length)
  for (const entry of entries) {
    encoding.writeUint8(out, "isVoid" in entry && entry.isVoid ? VOID : 0)
    encoding.writeVarString(out, entry.userId)
    encoding.writeVarUint(out, entry.clientIds.length)
    for (const clientId of entry.clientIds) encoding.writeVarUint(out, clientId)
    encoding.writeVarUint8Array(out, entry.update)
  }
}

/** Reads an `entries` column; null if it is not whole: unknown format, cut short, or with bytes left over. */
export function decodeEntries(bytes: Uint8Array): StoredEntry[] | null {
  const input = decoding.createDecoder(bytes)
  try {
    if (decoding.readUint8(input) !== FORMAT) return null
    const count = decoding.readVarUint(input)
    const entries: StoredEntry[] = []
    while (entries.length < count) entries.push(readEntry(input))
    return decoding.hasContent(input) ? null : entries
  } catch {
    // lib0 throws at the end of its input: the column is cut short.
    return null
  }
}

function readEntry(input: decoding.Decoder): StoredEntry {
  const isVoid = decoding.readUint8(input) === VOID
  const userId = decoding.readVarString(input)
  const clientIds = Array.from({ length: readCount(input) }, () => decoding.readVarUint(input))
  return { isVoid, userId, clientIds, update: decoding.readVarUint8Array(input) }
}

/** A length of a list: never more than the bytes that are left, so that damage cannot ask for memory. */
function readCount(input: decoding.Decoder): number {
  const count = decoding.readVarUint(input)
  if (count > input.arr.length - input.pos) throw new RangeError("a list longer than its row")
  return count
}
