// The changes of a table that commands and pasting are made of. `at` is the position before the table; rows and columns
// are counted in its grid.
import type { Node } from "@tiptap/pm/model"
import { TextSelection } from "@tiptap/pm/state"
import type { Transaction } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { newId } from "../../../live/new-id.ts"
import { cellSpot, gridOf, rowPosition } from "./table-place.ts"

/** An empty row that stands at `row` afterwards. */
export function insertRow(tr: Transaction, at: number, row: number): void {
  const table = tr.doc.nodeAt(at)
  if (table === null) return
  const { schema } = tr.doc.type
  const names = gridOf(table).names.filter((name) => name !== undefined)
  const cells = names.map((column) => schema.node(NODES.tableCell, { column }))
  tr.insert(rowPosition(table, at, row), schema.node(NODES.tableRow, { id: newId() }, cells))
}

/** An empty column that stands at `column` afterwards. */
export function insertColumn(tr: Transaction, at: number, column: number): void {
  const table = tr.doc.nodeAt(at)
  if (table === null) return
  const cell = tr.doc.type.schema.node(NODES.tableCell, { column: newId() })
  const place = { table, at, grid: gridOf(table) }
  // From the last row, so that the positions of those before it stay true.
  for (let row = table.childCount - 1; row >= 0; row--) {
    if (table.child(row).type.name === NODES.tableRow) tr.insert(cellSpot(place, row, column).at, cell)
  }
}

/** Puts the caret at the end of a cell; a gap becomes one. */
export function withCaret(tr: Transaction, at: number, row: number, column: number): Transaction {
  const position = makeCell(tr, at, row, column)
  const cell = position === null ? null : tr.doc.nodeAt(position)
  if (position === null || cell === null) return tr
  return tr.setSelection(TextSelection.create(tr.doc, position + 1 + cell.content.size))
}

/** The position before a cell of the table; a gap becomes one. Null where none can stand. */
export function makeCell(tr: Transaction, at: number, row: number, column: number): number | null {
  const table: Node | null = tr.doc.nodeAt(at)
  if (table?.maybeChild(row)?.type.name !== NODES.tableRow) return null
  const grid = gridOf(table)
  const spot = cellSpot({ table, at, grid }, row, column)
  if (spot.cell !== null) return spot.cell.type.name === NODES.tableCell ? spot.at : null
  const name = grid.names[column]
  if (name === undefined) return null
  tr.insert(spot.at, tr.doc.type.schema.node(NODES.tableCell, { column: name }))
  return spot.at
}
