// Where a caret told by presence stands in the body. What a page says of itself is not trusted: anything else is no place.
import * as Y from "yjs"
import { z } from "zod"
import { blockChildren } from "./read-body.ts"
import { bodyRoot } from "./roots.ts"

const id = z.object({ client: z.number().int().nonnegative(), clock: z.number().int().nonnegative() })
/** A relative position of Yjs in JSON: the item it is at, or the type, or the root it is at the end of. */
const position = z.object({
  item: id.nullish(),
  type: id.nullish(),
  tname: z.string().nullish(),
  assoc: z.number().nullish(),
})
const cursor = z.object({ anchor: position, head: position })

/** The first and the last block (by place) that a caret or selection touches; null when it is not in the body. */
export function placesOfCaret(doc: Y.Doc, given: unknown): { readonly first: number; readonly last: number } | null {
  const parsed = cursor.safeParse(given)
  const body = bodyRoot(doc)
  if (!parsed.success || body === null) return null
  const places = [parsed.data.anchor, parsed.data.head].map((end) => placeOf(doc, body, end))
  const [anchor = null, head = null] = places
  if (anchor === null && head === null) return null
  const ends = [anchor ?? head ?? 0, head ?? anchor ?? 0]
  return { first: Math.min(...ends), last: Math.max(...ends) }
}

function placeOf(doc: Y.Doc, body: Y.XmlFragment, end: z.infer<typeof position>): number | null {
  // A root this document has not is not looked for: Yjs would make it.
  if (end.tname !== null && end.tname !== undefined && !doc.share.has(end.tname)) return null
  const found = absolute(doc, end)
  if (found === null) return null
  let block: Y.AbstractType<unknown> = found.type
  if ((block as unknown) === body) return childAt(body, found.index)
  while (block.parent !== null && (block.parent as unknown) !== body) block = block.parent as Y.AbstractType<unknown>
  const place = blockChildren(body).findIndex((child) => (child as unknown) === block)
  return place < 0 ? null : place
}

function absolute(doc: Y.Doc, end: z.infer<typeof position>): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(end), doc, false)
  } catch {
    // Ids that name something without a place, such as the inside of what was collected.
    return null
  }
}

function childAt(body: Y.XmlFragment, index: number): number | null {
  const children = blockChildren(body)
  return children.length === 0 ? null : Math.min(index, children.length - 1)
}
