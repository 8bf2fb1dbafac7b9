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

/**
 * Runs `left` when the focus really left `cell`: not to another element inside it, not because the window lost it, and
 * not while an editor in it is being made anew in the same task.
 */
export function whenLeft(cell: HTMLElement, to: EventTarget | null, left: () => void): void {
  if (to instanceof Node && cell.contains(to)) return
  setTimeout(() => {
    if (!cell.contains(document.activeElement)) left()
  })
}
