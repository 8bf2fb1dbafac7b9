// What keys and tools do to tables. A row or column is added or taken away cell by cell: what others do to the rest of the
// table meanwhile stays.
import { TextSelection } from "@tiptap/pm/state"
import type { Command, EditorState, Transaction } from "@tiptap/pm/state"
import type { Node, Schema } from "@tiptap/pm/model"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { columnName, rowName } from "../../../../shared/minutes/write-body.ts"
import { insertColumn, insertRow, withCaret } from "./table-edits.ts"
import { cellSpot, rowPosition, tablePlace } from "./table-place.ts"
import type { TablePlace } from "./table-place.ts"

/** Rows and columns of a table as it is first put in. */
const FIRST_SIZE = 3

/** An empty table below the line the caret is in, or in front of it when that is empty; the caret goes to the first cell. */
export const insertTable: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.depth > 1) return false
  if (!dispatch) return true
  const index = $from.index(0)
  const block = state.doc.maybeChild(index)
  const isEmptyLine = block?.type.name === NODES.line && block.content.size === 0
  const at = sizeBefore(state.doc, block === null || isEmptyLine ? index : index + 1)
  const tr = state.tr.insert(at, newTable(state.schema))
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 3)).scrollIntoView())
  return true
}

function sizeBefore(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((size, { nodeSize }) => size + nodeSize, 0)
}

function newTable(schema: Schema): Node {
  const numbers = Array.from({ length: FIRST_SIZE }, (_none, at) => at)
  const cells = () => numbers.map((at) => schema.node(NODES.tableCell, { column: columnName(at) }))
  const rows = numbers.map((at) => schema.node(NODES.tableRow, { id: rowName(at) }, cells()))
  return schema.node(NODES.table, null, rows)
}

/** A command on the table around the caret; it does nothing elsewhere. */
function inTable(change: (state: EditorState, place: TablePlace) => Transaction): Command {
  return (state, dispatch) => {
    const place = tablePlace(state)
    if (place === null) return false
    dispatch?.(change(state, place).scrollIntoView())
    return true
  }
}

/** An empty row above (0) or below (1) that of the caret, which goes into it. */
export const addRow = (side: 0 | 1): Command =>
  inTable(({ tr }, { at, row, column }) => {
    insertRow(tr, at, row + side)
    return withCaret(tr, at, row + side, column)
  })

/** An empty column left (0) or right (1) of that of the caret, which goes into it. */
export const addColumn = (side: 0 | 1): Command =>
  inTable(({ tr }, { at, row, column }) => {
    insertColumn(tr, at, column + side)
    return withCaret(tr, at, row, column + side)
  })

/** Without the caret's row; the last one takes the table with it. */
export const deleteRow: Command = inTable((state, { table, at, row, column }) => {
  const { tr } = state
  if (table.childCount === 1) return tr.delete(at, at + table.nodeSize)
  const position = rowPosition(table, at, row)
  tr.delete(position, position + table.child(row).nodeSize)
  return withCaret(tr, at, Math.min(row, table.childCount - 2), column)
})

/** Without the caret's column; the last one takes the table with it. */
export const deleteColumn: Command = inTable((state, place) => {
  const { table, at, grid, row, column } = place
  const { tr } = state
  if (grid.width === 1) return tr.delete(at, at + table.nodeSize)
  for (let index = table.childCount - 1; index >= 0; index--) {
    const spot = cellSpot(place, index, column)
    if (spot.cell !== null) tr.delete(spot.at, spot.at + spot.cell.nodeSize)
  }
  return withCaret(tr, at, row, Math.min(column, grid.width - 2))
})

export const deleteTable: Command = inTable((state, { table, at }) => state.tr.delete(at, at + table.nodeSize))

/** Tab in a table: the next (1) or previous (-1) place, a gap becomes a cell; behind the last one a new row begins. */
export const moveCell = (by: 1 | -1): Command =>
  inTable(({ tr }, { table, at, grid, row, column }) => {
    const next = row * grid.width + column + by
    if (next < 0) return tr
    const to = Math.floor(next / grid.width)
    if (to === table.childCount) insertRow(tr, at, to)
    return withCaret(tr, at, to, next % grid.width)
  })

/** Enter with Ctrl: on in a line below the table. */
export const leaveTable: Command = inTable((state, { table, at }) => {
  const behind = at + table.nodeSize
  const below = state.doc.nodeAt(behind)
  const { tr } = state
  if (below?.type.name !== NODES.line) tr.insert(behind, state.schema.node(NODES.line))
  return tr.setSelection(TextSelection.create(tr.doc, behind + 1))
})

/** Up from the first row of a table that nothing stands above: a line to write in. */
export const lineAboveTable: Command = (state, dispatch, view) => {
  const place = tablePlace(state)
  if (place === null || place.row > 0 || place.at > 0 || view?.endOfTextblock("up") === false) return false
  const tr = state.tr.insert(0, state.schema.node(NODES.line))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, 1)).scrollIntoView())
  return true
}

/** At a cell's edge there is nothing to join it with; a browser left alone would try. */
export const keepCellEdge =
  (edge: "start" | "end"): Command =>
  (state) => {
    const { $from, empty } = state.selection
    if (!empty || $from.parent.type.name !== NODES.tableCell) return false
    return $from.parentOffset === (edge === "start" ? 0 : $from.parent.content.size)
  }

/** Ctrl+A in a cell takes the cell's words first, and everything when they are taken. */
export const selectCell: Command = (state, dispatch) => {
  const { $from, from, to } = state.selection
  if ($from.parent.type.name !== NODES.tableCell || (from === $from.start() && to === $from.end())) return false
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.start(), $from.end())))
  return true
}
