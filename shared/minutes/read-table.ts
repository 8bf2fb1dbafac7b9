// A simple table of the body as a full grid.
import * as Y from "yjs"
import type { Inline } from "./minutes.ts"
import { childrenOf, readInline } from "./read-inline.ts"

/** Most cells a padded table may have: one wide row among very many short ones must not fill the memory. */
const MAX_CELLS = 100_000

/** Rows of cells, every row as long as the longest; past the limit, further cells of a row join its last one. */
export function readTableRows(table: Y.XmlFragment): Inline[][][] {
  const rows = elementsOf(table).map((row) => elementsOf(row).map(readInline))
  const widest = rows.reduce((width, row) => Math.max(width, row.length), 0)
  const width = Math.min(widest, Math.max(1, Math.floor(MAX_CELLS / Math.max(1, rows.length))))
  return rows.map((row) => fit(row, width))
}

function fit(row: Inline[][], width: number): Inline[][] {
  if (row.length > width) {
    return [...row.slice(0, width - 1), joined(row.slice(width - 1))]
  }
  return [...row, ...Array.from({ length: width - row.length }, (): Inline[] => [])]
}

/** Cells as one, a break between them. */
function joined(cells: readonly Inline[][]): Inline[] {
  return cells.flatMap((cell, at): Inline[] => (at === 0 ? cell : [{ type: "break" }, ...cell]))
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return childrenOf(parent).filter((child) => child instanceof Y.XmlElement)
}
