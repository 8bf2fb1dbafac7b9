// Moving an agenda item with its results. In one fragment a move is a delete and an insert, so only the server does it,
// one at a time on what is on disk: two people who did it at once on their own pages would double the item.
import * as Y from "yjs"
import { asChildren, type BlockElement } from "./elements.ts"
import { blockId, type Block } from "./minutes.ts"
import { blockChildren, readBody } from "./read-body.ts"
import { bodyRoot } from "./roots.ts"
import { NODES } from "./schema.ts"

/** Blocks of the body by their places, the end not included. */
export interface BlockRange {
  readonly start: number
  readonly end: number
}

/** What an agenda item owns, itself first; null when there is no such item. */
export function agendaRange(blocks: readonly Block[], itemId: string): BlockRange | null {
  const start = blocks.findIndex((block) => isItem(block) && block.id === itemId)
  const item = blocks[start]
  if (item === undefined || !isItem(item)) return null
  const length = blocks.slice(start + 1).findIndex((block) => isItem(block) && block.level <= item.level)
  return { start, end: length < 0 ? blocks.length : start + 1 + length }
}

export type MovePlan =
  | { readonly kind: "move"; readonly range: BlockRange; readonly to: number }
  /** It stands there already. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "gone" }
  /** An item cannot stand inside what it owns. */
  | { readonly kind: "insideItself" }

/** What moving `itemId` before another agenda item, or behind everything (null), comes to in this body. */
export function planAgendaMove(body: readonly Block[], itemId: string, beforeItemId: string | null): MovePlan {
  const range = agendaRange(body, itemId)
  const to = beforeItemId === null ? body.length : (agendaRange(body, beforeItemId)?.start ?? -1)
  if (range === null || to < 0) return { kind: "gone" }
  if (to === range.start || to === range.end) return { kind: "unchanged" }
  if (to > range.start && to < range.end) return { kind: "insideItself" }
  return { kind: "move", range, to }
}

/** Carries the plan out in one transaction. The lines keep their ids, text, formatting and every attribute known or not. */
export function moveBlocks(doc: Y.Doc, { range, to }: Extract<MovePlan, { kind: "move" }>, origin?: unknown): void {
  const body = bodyRoot(doc)
  if (body === null) return
  doc.transact(() => {
    const children = blockChildren(body)
    const ids = readBody(body).map((block) => block.id)
    const copies = children.slice(range.start, range.end).map((child, at) => copyOf(child, ids[range.start + at] ?? ""))
    const places = placesOf(body)
    const insertAt = places.get(children[to]) ?? body.length
    body.insert(insertAt, asChildren(copies))
    // From the end, and seen anew: what was inserted before it moved the places of the rest.
    const moved = placesOf(body)
    for (const child of children.slice(range.start, range.end).toReversed()) {
      const place = moved.get(child)
      if (place !== undefined) body.delete(place, 1)
    }
  }, origin)
}

function isItem(block: Block): block is Extract<Block, { type: "line" }> {
  return block.type === "line" && block.kind === "agendaItem"
}

function placesOf(body: Y.XmlFragment): Map<unknown, number> {
  return new Map(body.toArray().map((child, place) => [child as unknown, place]))
}

/** A block whose id the document lacks, or has twice, is given the one it is read under: an id made from its place would change. */
function copyOf(child: BlockElement | Y.XmlText, id: string): BlockElement | Y.XmlText {
  const copy = child.clone()
  if (!(copy instanceof Y.XmlElement)) return copy
  const isOurs = child instanceof Y.XmlElement && (Object.values(NODES) as string[]).includes(child.nodeName)
  if (isOurs && blockId.safeParse(id).success) copy.setAttribute("id", id)
  return copy
}
