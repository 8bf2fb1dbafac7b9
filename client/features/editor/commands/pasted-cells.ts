// What is pasted into a cell of a table, and the names of a pasted table's own rows and columns.
import { Fragment, Slice } from "@tiptap/pm/model"
import type { Node, Schema } from "@tiptap/pm/model"
import type { EditorState, Transaction } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { columnName, rowName } from "../../../../shared/minutes/write-body.ts"
import { insertColumn, insertRow, makeCell, withCaret } from "./table-edits.ts"
import { gridOf, tablePlace } from "./table-place.ts"

/** A pasted table with rows and columns called as in a table made whole. */
export function namedTable(table: Node): Node {
  const rows = table.children.map((row, at) => {
    if (row.type.name !== NODES.tableRow) return row
    const cells = row.children.map((cell, column) =>
      cell.type.name === NODES.tableCell ? cell.type.create({ column: columnName(column) }, cell.content) : cell,
    )
    return row.type.create({ id: rowName(at) }, cells)
  })
  return table.type.create(table.attrs, rows)
}

/** Several lines pasted into a cell, with breaks between them; a slice with a table is left as it is. */
export function intoCell(slice: Slice, schema: Schema): Slice {
  const blocks = slice.content.content
  if (blocks.some((node) => node.type.name === NODES.table) || blocks.every((node) => node.isInline)) return slice
  return new Slice(Fragment.fromArray(lineByLine(blocks, schema)), 0, 0)
}

function lineByLine(blocks: readonly Node[], schema: Schema): Node[] {
  return blocks.flatMap((node, at) => {
    const caption = String(node.attrs["caption"] ?? "")
    const inline = node.isInline ? [node] : caption === "" ? node.children : [schema.text(caption)]
    return at === 0 ? [...inline] : [schema.node(NODES.hardBreak), ...inline]
  })
}

/**
 * A pasted table laid over the table the caret is in, from the caret's cell on; rows and columns are added as needed. A
 * cell that has words keeps them, with the pasted ones below. Null when the caret is in no table.
 */
export function pasteOverCells(state: EditorState, pasted: Slice): Transaction | null {
  const place = tablePlace(state)
  const table = pasted.content.content.find((node) => node.type.name === NODES.table)
  if (place === null || table === undefined) return null
  const { tr } = state
  const { at, row, column } = place
  const words = readCells(table)
  for (let more = row + words.length - place.table.childCount; more > 0; more--) {
    insertRow(tr, at, tr.doc.nodeAt(at)?.childCount ?? 0)
  }
  for (let more = column + gridOf(table).width - place.grid.width; more > 0; more--) {
    const grown = tr.doc.nodeAt(at)
    insertColumn(tr, at, grown === null ? 0 : gridOf(grown).width)
  }
  for (const [down, cells] of words.entries()) {
    for (const [across, content] of cells.entries()) {
      // Where no cell can stand the words go into the one the caret is in: none is lost.
      const cell = makeCell(tr, at, row + down, column + across) ?? makeCell(tr, at, row, column)
      addWords(tr, cell, content)
    }
  }
  return withCaret(tr, at, row, column)
}

function addWords(tr: Transaction, position: number | null, content: Fragment): void {
  const cell = position === null ? null : tr.doc.nodeAt(position)
  if (position === null || cell === null || content.size === 0) return
  const words =
    cell.content.size === 0 ? [...content.content] : [tr.doc.type.schema.node(NODES.hardBreak), ...content.content]
  tr.insert(position + 1 + cell.content.size, words)
}

function readCells(table: Node): Fragment[][] {
  const { places } = gridOf(table)
  return table.children.map((row, at) => {
    const cells: Fragment[] = []
    for (const [index, cell] of row.children.entries()) cells[places[at]?.[index] ?? index] = cell.content
    return Array.from(cells, (content) => content ?? Fragment.empty)
  })
}
