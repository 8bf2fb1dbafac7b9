import { useSyncExternalStore } from "react"
import type { CellMode, Column, GridSelection } from "./grid-selection.ts"

/** The selected cell of one row, or null. Renders the row only when its own answer changes. */
export function useSelectedCell(
  selection: GridSelection,
  rowId: string,
): { readonly column: Column; readonly mode: CellMode } | null {
  const text = useSyncExternalStore(selection.subscribe, () => selection.of(rowId))
  if (text === null) return null
  const [column, mode] = text.split(" ")
  return { column: column as Column, mode: mode as CellMode }
}

/** The focus really left `cell`: not to another element inside it, and not because the window lost it. */
export function hasLeft(cell: HTMLElement, to: EventTarget | null): boolean {
  if (to instanceof Node && cell.contains(to)) return false
  return !cell.contains(document.activeElement)
}
