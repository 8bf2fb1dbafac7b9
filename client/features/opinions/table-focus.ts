// Where the focus goes in one opinion table, beside its cells.
import type { KeyboardEvent } from "react"

const TOOLS = ":is(select, button)"

/** Out of the grid, onto the frame around it: the next Tab goes on behind it. */
export function leaveGrid(tableId: string): void {
  gridOf(tableId)?.parentElement?.focus()
}

/** To the first button of the row's tools. */
export function focusTools(tableId: string, rowId: string): void {
  const row = gridOf(tableId)?.querySelector(`[data-row="${CSS.escape(rowId)}"]`)
  row?.querySelector<HTMLElement>(`[data-tools] ${TOOLS}`)?.focus()
}

/** Left and right through the buttons; Esc, or left from the first one, goes `back`. True = the key was taken. */
export function stepThroughTools(event: KeyboardEvent, back: () => void): boolean {
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>(TOOLS)]
  const at = tools.indexOf(event.target as HTMLElement)
  if (event.key === "Escape" || (event.key === "ArrowLeft" && at <= 0)) back()
  else if (event.key === "ArrowLeft") tools[at - 1]?.focus()
  else if (event.key === "ArrowRight") tools[at + 1]?.focus()
  else return false
  return true
}

function gridOf(tableId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-grid="${CSS.escape(tableId)}"]`)
}
