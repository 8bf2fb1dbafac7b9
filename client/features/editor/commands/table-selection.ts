import type { ResolvedPos } from "@tiptap/pm/model"
import { Plugin, Selection, TextSelection } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"

/**
 * A selection never ends in the middle of a table it did not begin in, and one begun in a cell stays there: deleting it
 * would pull cells together that stand in different columns.
 */
export function tableSelection(): Plugin {
  return new Plugin({
    props: { createSelectionBetween: (_view, $anchor, $head) => keepOutOfCells($anchor, $head) },
  })
}

/** The selection to take instead; null where the wished one is good. */
export function keepOutOfCells($anchor: ResolvedPos, $head: ResolvedPos): Selection | null {
  const from = cellAround($anchor)
  const to = cellAround($head)
  if (from === to) return null
  const isForward = $head.pos > $anchor.pos
  const toEdge = TextSelection.create($anchor.doc, $anchor.pos, isForward ? $anchor.end() : $anchor.start())
  if (from !== null) return toEdge
  const beyond = $head.doc.resolve(isForward ? $head.after(1) : $head.before(1))
  const place = Selection.findFrom(beyond, isForward ? 1 : -1, true)?.$head
  // Beyond a table that no text stands behind there is no place for the other end.
  const isBeyond = place !== undefined && cellAround(place) === null
  return isBeyond ? TextSelection.create($anchor.doc, $anchor.pos, place.pos) : toEdge
}

/** The position before the cell around a position; null outside of cells. */
function cellAround(place: ResolvedPos): number | null {
  return place.parent.type.name === NODES.tableCell ? place.before() : null
}
