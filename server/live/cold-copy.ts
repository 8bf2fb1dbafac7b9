import * as Y from "yjs"
import { syncFrame } from "./frames.ts"

const MAX_TAIL_UPDATES = 1000
const MAX_TAIL_BYTES = 1024 * 1024
/** Small merges of a few, then a merge of the results: merging all at once costs the square of their number. */
const MERGE_AT_ONCE = 32

/**
 * The document as a newcomer receives it: the newest full encoding as it is, and what came after it merged into one
 * behind. Only the last of them is the step 2: a client calls itself synced by it. Made from the log without a Y.Doc, so that the first person after a restart does not wait for one.
 */
export class ColdCopy {
  private readonly base: Uint8Array
  private tail: Uint8Array[]
  private tailBytes = 0
  /** When somebody was last served, ms: an unused copy is let go of. */
  usedAt: number

  constructor(base: Uint8Array, tail: readonly Uint8Array[], now: number) {
    this.base = base
    this.tail = [...tail]
    for (const update of tail) this.tailBytes += update.length
    this.usedAt = now
  }

  /** Takes what reached the disk meanwhile. False: the tail is too long, make a new copy next time. */
  append(updates: readonly Uint8Array[]): boolean {
    for (const update of updates) {
      this.tail.push(update)
      this.tailBytes += update.length
    }
    return this.tail.length <= MAX_TAIL_UPDATES && this.tailBytes <= MAX_TAIL_BYTES
  }

  /** Frames for one newcomer, to be sent in one write: at most one update, and one step 2 that makes it whole. */
  frames(now: number): Buffer[] {
    this.usedAt = now
    if (this.tail.length === 0) return [syncFrame("step2", this.base)]
    const merged = mergeAll(this.tail)
    this.tail = [merged]
    return [syncFrame("update", this.base), syncFrame("step2", merged)]
  }
}

/** One update equal to all of these, in order. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  let list = [...updates]
  while (list.length > 1) {
    const merged: Uint8Array[] = []
    for (let at = 0; at < list.length; at += MERGE_AT_ONCE) {
      const group = list.slice(at, at + MERGE_AT_ONCE)
      merged.push(group.length === 1 ? (group[0] as Uint8Array) : Y.mergeUpdates(group))
    }
    list = merged
  }
  return list[0] ?? new Uint8Array([0, 0])
}
