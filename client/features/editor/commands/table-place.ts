// Where the caret is in a table, and where the table's cells stand.
import type { Node } from "@tiptap/pm/model"
import type { EditorState } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { arrangeCells } from "../../../../shared/minutes/table-grid.ts"
import type { TableGrid } from "../../../../shared/minutes/table-grid.ts"

export interface TablePlace {
  readonly table: Node
  /** The position before the table. */
  readonly at: number
  readonly grid: TableGrid
  /** The row and the column, counted in the grid, of the cell the selection begins in. */
  readonly row: number
  readonly column: number
}

/** The cell of the body's table in which the selection begins; null outside every table. */
export function tablePlace(state: EditorState): TablePlace | null {
  const { $from } = state.selection
  if ($from.depth < 3 || $from.node(1).type.name !== NODES.table || $from.node(3).type.name !== NODES.tableCell)
    return null
  const table = $from.node(1)
  const grid = gridOf(table)
  const row = $from.index(1)
  return { table, at: $from.before(1), grid, row, column: grid.places[row]?.[$from.index(2)] ?? 0 }
}

/** Arranged once for each table as it stands. */
const grids = new WeakMap<Node, TableGrid>()

export function gridOf(table: Node): TableGrid {
  let grid = grids.get(table)
  if (grid === undefined) {
    grid = arrangeCells(table.children.map((row) => row.children.map(columnOf)))
    grids.set(table, grid)
  }
  return grid
}

function columnOf(cell: Node): string | null {
  return cell.type.name === NODES.tableCell ? (cell.attrs["column"] as string | null) : null
}

/** The position before a row of a table. */
export function rowPosition(table: Node, at: number, row: number): number {
  return table.children.slice(0, row).reduce((position, { nodeSize }) => position + nodeSize, at + 1)
}

export interface CellSpot {
  /** The cell that stands there; null for a gap. */
  readonly cell: Node | null
  /** The position before it, or where it would have to be put. */
  readonly at: number
}

/** The place of a row and column of the grid. */
export function cellSpot(place: Pick<TablePlace, "table" | "at" | "grid">, row: number, column: number): CellSpot {
  const node = place.table.child(row)
  const places = place.grid.places[row] ?? []
  let at = rowPosition(place.table, place.at, row) + 1
  for (const [index, cell] of node.children.entries()) {
    const stands = places[index] ?? index
    if (stands >= column) return { cell: stands === column ? cell : null, at }
    at += cell.nodeSize
  }
  return { cell: null, at }
}
