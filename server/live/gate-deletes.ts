// For every letter deleted from a formatted text Yjs goes through the whole gap the letter lies in, so a text made of
// thousands of single letters would cost the square of their number when it is deleted by a dozen bytes.
import * as Y from "yjs"
import { GateRefusal, type DecodedUpdate } from "./gate-decoder.ts"
import type { FindStruct } from "./gate-nesting.ts"

/** Pieces of one text that one update may delete: letters typed one behind another are one piece. */
const MAX_PIECES = 2_000

/** Refuses deletes that would be taken to pieces by the thousand within one text of the document. */
export function checkDeletedTexts(deletes: DecodedUpdate["ds"], find: FindStruct): void {
  let letters = 0
  for (const ranges of deletes.clients.values()) for (const { len } of ranges) letters += len
  if (letters <= MAX_PIECES) return
  const pieces = new Map<unknown, number>()
  for (const item of deletedItems(deletes, find)) {
    if (item.deleted || !((item.parent as unknown) instanceof Y.XmlText)) continue
    const text = item.parent as Y.XmlText
    const count = (pieces.get(text) ?? 0) + 1
    if (count > MAX_PIECES) throw new GateRefusal("malformed", "too many pieces of one text deleted")
    pieces.set(text, count)
  }
}

/** Structs that one update may delete, those inside deleted types included: taking them away costs some fifty milliseconds. */
const MAX_DELETED = 50_000

/** Refuses a few bytes that would take away half a large document in one go; the program itself only ever hides rows. */
export function checkDeletedCount(deletes: DecodedUpdate["ds"], find: FindStruct): void {
  let count = 0
  const take = (item: Y.Item): void => {
    const types: Y.Item[] = [item]
    for (let at = types.pop(); at !== undefined; at = types.pop()) {
      if (at.deleted) continue
      if (++count > MAX_DELETED) throw new GateRefusal("tooLarge", "deletes too much at once")
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
