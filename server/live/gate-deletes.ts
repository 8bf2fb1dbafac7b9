// A dozen bytes may delete half a document. For every letter deleted from a formatted text Yjs goes through the whole gap
// the letter lies in, so a text made of thousands of single letters would cost the square of their number.
import * as Y from "yjs"
import { GateRefusal, type DecodedUpdate } from "./gate-decoder.ts"
import type { FindStruct } from "./gate-nesting.ts"

/** Clocks that are worth applying what waits for, so that every piece deleted is seen. */
const MANY = 64
/** Pieces deleted from a formatted text, each times the length of the gap it leaves: some thirty milliseconds. */
const MAX_STEPS = 1_500_000

/** Where structs are looked up. */
export interface DeletedIn {
  /** A struct on disk or queued. May apply what is still waiting to be applied. */
  find: FindStruct
  /** The same without applying anything. */
  peek: FindStruct
}

/**
 * Refuses deletes from a formatted text that would be taken to pieces by the thousand, or that lie in a gap of thousands:
 * nobody types such a gap, since Yjs makes one piece of what was written and deleted one behind another.
 */
export function checkDeletedTexts(deletes: DecodedUpdate["ds"], known: DeletedIn): void {
  const find: FindStruct = clocksIn(deletes) > MANY ? (id) => known.find(id) : (id) => known.peek(id)
  const pieces = new Set<Y.Item>()
  for (const item of deletedItems(deletes, find)) {
    if (!item.deleted && isFormatted(item.parent)) pieces.add(item)
  }
  let steps = 0
  for (const gap of gapsOf(pieces)) {
    steps += gap.pieces * gap.length
    if (steps > MAX_STEPS) throw new GateRefusal("tooLarge", "too many pieces of one text deleted", true)
  }
}

/** What is waiting to be applied does not know its text yet. */
function isFormatted(parent: unknown): boolean {
  return parent instanceof Y.XmlText && parent._hasFormatting
}

interface Gap {
  readonly pieces: number
  /** Items without a letter in a row, once the pieces are gone. */
  readonly length: number
}

function* gapsOf(pieces: ReadonlySet<Y.Item>): Generator<Gap> {
  const seen = new Set<Y.Item>()
  const isInGap = (item: Y.Item): boolean => item.deleted || !item.countable || pieces.has(item)
  for (const piece of pieces) {
    if (seen.has(piece)) continue
    let first = piece
    while (first.left !== null && isInGap(first.left)) first = first.left
    const gap = { pieces: 0, length: 0 }
    for (let item: Y.Item | null = first; item !== null && isInGap(item); item = item.right) {
      gap.length++
      if (!pieces.has(item)) continue
      gap.pieces++
      seen.add(item)
    }
    yield gap
  }
}

/** Letters and other clocks that the ranges hold. */
export function clocksIn(deletes: DecodedUpdate["ds"]): number {
  let clocks = 0
  for (const ranges of deletes.clients.values()) for (const { len } of ranges) clocks += len
  return clocks
}

/** Structs that one update may delete, those inside deleted types included: taking them away costs some twenty milliseconds. */
const MAX_DELETED = 20_000

/** Refuses a few bytes that would take away half a large document in one go: so does an undo of a paste of hundreds of pages. */
export function checkDeletedCount(deletes: DecodedUpdate["ds"], find: FindStruct): void {
  let count = 0
  const take = (item: Y.Item): void => {
    const types: Y.Item[] = [item]
    for (let at = types.pop(); at !== undefined; at = types.pop()) {
      if (at.deleted) continue
      if (++count > MAX_DELETED) throw new GateRefusal("tooLarge", "deletes too much at once", true)
      if (at.content instanceof Y.ContentType) types.push(...childrenOf(at.content.type))
    }
  }
  for (const item of deletedItems(deletes, find)) take(item)
}

/** Every item the ranges name, as far as each range is known. */
function* deletedItems(deletes: DecodedUpdate["ds"], find: FindStruct): Generator<Y.Item, void> {
  for (const [client, ranges] of deletes.clients) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len;) {
        const struct = find(Y.createID(client, at))
        if (struct === null) break
        at = struct.id.clock + struct.length
        if (struct instanceof Y.Item) yield struct
      }
    }
  }
}

function childrenOf(type: Y.AbstractType<unknown>): Y.Item[] {
  const children = [...type._map.values()]
  for (let item = type._start; item !== null; item = item.right) children.push(item)
  return children
}
