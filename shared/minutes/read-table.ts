// A simple table of the body as a full grid.
import * as Y from "yjs"
import { blockId, type Inline } from "./minutes.ts"
import { childrenOf, readInline } from "./read-inline.ts"
import { NODES } from "./schema.ts"
import { arrangeCells, MAX_PLACES } from "./table-grid.ts"

/** Rows of cells, every row as wide as the table; past the limit, further cells of a row join its last one. */
export function readTableRows(table: Y.XmlFragment): Inline[][][] {
  const rows = elementsOf(table).map(elementsOf)
  const { width, places } = arrangeCells(rows.map((row) => row.map(columnOf)))
  const limit = Math.max(1, Math.floor(MAX_PLACES / Math.max(1, rows.length)))
  return rows.map((row, at) => fill(row, places[at] ?? [], Math.min(width, limit)))
}

function fill(row: readonly Y.XmlElement[], places: readonly number[], width: number): Inline[][] {
  const cells = Array.from({ length: width }, (): Inline[] => [])
  for (const [at, cell] of row.entries()) {
    const place = places[at] ?? at
    if (place < width) cells[place] = readInline(cell)
    else cells[width - 1]?.push({ type: "break" }, ...readInline(cell))
  }
  return cells
}

/** The name of a cell's column; null for a cell without a good one. */
function columnOf(cell: Y.XmlElement): string | null {
  return cell.nodeName === NODES.tableCell ? readColumn(cell.getAttribute("column")) : null
}

/** A column's name as the document may say it. */
export function readColumn(value: unknown): string | null {
  return typeof value === "string" && blockId.safeParse(value).success ? value : null
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return childrenOf(parent).filter((child) => child instanceof Y.XmlElement)
}
