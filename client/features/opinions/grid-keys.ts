// The keyboard of the opinion table as a pure function: a key on a cell -> what the grid does.
import type { RowState } from "../../../shared/minutes/schema.ts"
import { PROJECT_COLUMNS } from "./grid-selection.ts"
import type { CellMode, Column, SelectedCell } from "./grid-selection.ts"

/** A row as the keyboard sees it, in the order on screen. */
export interface KeyRow {
  readonly id: string
  readonly kind: "section" | "project"
  readonly state: RowState
}

export interface Key {
  readonly key: string
  readonly shift: boolean
  readonly alt: boolean
  readonly ctrl: boolean
  /** A syllable is being composed: every key belongs to the input method. */
  readonly composing: boolean
}

export type GridAct =
  | { readonly act: "go"; readonly cell: SelectedCell }
  | { readonly act: "mode"; readonly mode: CellMode }
  | { readonly act: "moveRow"; readonly by: -1 | 1 }
  /** Out of the grid: the next Tab goes on behind it. */
  | { readonly act: "leave" }
  /** To the buttons of the row. */
  | { readonly act: "tools" }
  /** The grid is left at its edge: the browser's own Tab goes on. */
  | { readonly act: "none" }

const NONE: GridAct = { act: "none" }
/** Steps of Page Up and Page Down, in rows. */
const PAGE = 10

/**
 * What a key does. In a selected cell arrows move, Enter edits, typing starts an edit (not decided here: the field
 * itself takes the key). While editing only Tab, Enter (Alt+Enter and Shift+Enter are line breaks) and Esc are ours;
 * in the opinion cell also Enter and Tab belong to the text, and Esc leaves it.
 */
export function actOnKey(rows: readonly KeyRow[], cell: SelectedCell, key: Key): GridAct {
  if (key.composing) return NONE
  if (key.alt && !key.ctrl && (key.key === "ArrowUp" || key.key === "ArrowDown")) {
    return { act: "moveRow", by: key.key === "ArrowUp" ? -1 : 1 }
  }
  if (key.alt) return NONE
  if (cell.mode === "editing") return whileEditing(rows, cell, key)
  switch (key.key) {
    case "ArrowUp":
      return vertical(rows, cell, key.ctrl ? -rows.length : -1)
    case "ArrowDown":
      return vertical(rows, cell, key.ctrl ? rows.length : 1)
    case "PageUp":
      return vertical(rows, cell, -PAGE)
    case "PageDown":
      return vertical(rows, cell, PAGE)
    case "ArrowLeft":
      return horizontal(rows, cell, -1, false)
    case "ArrowRight":
      return cell.column === "opinion" || cell.column === "title" ? { act: "tools" } : horizontal(rows, cell, 1, false)
    case "Home":
      return key.ctrl ? vertical(rows, cell, -rows.length) : edge(rows, cell, "first")
    case "End":
      return key.ctrl ? vertical(rows, cell, rows.length) : edge(rows, cell, "last")
    case "Tab":
      return horizontal(rows, cell, key.shift ? -1 : 1, true)
    case "Escape":
      return { act: "leave" }
    case "Enter":
    case "F2":
      return { act: "mode", mode: "editing" }
    default:
      return NONE
  }
}

function whileEditing(rows: readonly KeyRow[], cell: SelectedCell, key: Key): GridAct {
  if (key.key === "Escape") return { act: "mode", mode: "selected" }
  if (cell.column === "opinion") return NONE
  if (key.key === "Tab") return horizontal(rows, cell, key.shift ? -1 : 1, true)
  if (key.key === "Enter" && !key.ctrl) {
    const below = vertical(rows, cell, key.shift ? -1 : 1)
    return below.act === "go" ? below : { act: "mode", mode: "selected" }
  }
  return NONE
}

/** Columns of an abolished row: its note stands where others name team and officer. */
const ABOLISHED_COLUMNS = PROJECT_COLUMNS.filter((column) => column !== "officer")

function columnsOf(row: KeyRow): readonly Column[] {
  if (row.kind === "section") return ["title"]
  return row.state === "abolished" ? ABOLISHED_COLUMNS : PROJECT_COLUMNS
}

/** The cell of `row` that stands where `column` does. */
function columnIn(row: KeyRow, column: Column): Column {
  if (row.kind === "section") return "title"
  if (column === "title") return "number"
  return column === "officer" && row.state === "abolished" ? "team" : column
}

function vertical(rows: readonly KeyRow[], cell: SelectedCell, by: number): GridAct {
  const at = rows.findIndex((row) => row.id === cell.rowId)
  if (at < 0) return NONE
  const to = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
  if (!to || to.id === cell.rowId) return NONE
  return go(to.id, columnIn(to, cell.column))
}

/** `wraps`: Tab goes on in the next row, arrows stop at the edge. */
function horizontal(rows: readonly KeyRow[], cell: SelectedCell, by: -1 | 1, wraps: boolean): GridAct {
  const at = rows.findIndex((row) => row.id === cell.rowId)
  const row = rows[at]
  if (!row) return NONE
  const column = columnsOf(row)[columnsOf(row).indexOf(columnIn(row, cell.column)) + by]
  if (column) return go(row.id, column)
  const next = wraps ? rows[at + by] : undefined
  if (!next) return NONE
  const columns = columnsOf(next)
  return go(next.id, columns.at(by > 0 ? 0 : -1) ?? "number")
}

function edge(rows: readonly KeyRow[], cell: SelectedCell, which: "first" | "last"): GridAct {
  const row = rows.find((one) => one.id === cell.rowId)
  const column = row && columnsOf(row).at(which === "first" ? 0 : -1)
  return row && column && column !== cell.column ? go(row.id, column) : NONE
}

function go(rowId: string, column: Column): GridAct {
  return { act: "go", cell: { rowId, column, mode: "selected" } }
}
