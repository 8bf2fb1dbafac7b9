// Where the focus goes in one opinion table, beside its cells.
import type { KeyboardEvent } from "react"
import { refocus } from "../../live/refocus.ts"

const TOOLS = ":is(select, button)"

/** Out of the grid, onto what stands behind it: the next Tab goes on there. */
export function leaveGrid(tableId: string): void {
  behindGrid(tableId)?.focus()
}

/** A row deleted by keys takes the focus with it: then it goes to the row beside it, or behind the grid. */
export function keepFocusNear(tableId: string, rowId: string | null): void {
  if (document.activeElement?.matches(":focus-visible") !== true) return
  refocus(() => (rowId === null ? behindGrid(tableId) : firstTool(tableId, rowId)))
}

/** To the first button of the row's tools. */
export function focusTools(tableId: string, rowId: string): void {
  firstTool(tableId, rowId)?.focus()
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

function firstTool(tableId: string, rowId: string): HTMLElement | null {
  const row = gridOf(tableId)?.querySelector(`[data-row="${CSS.escape(rowId)}"]`)
  return row?.querySelector<HTMLElement>(`[data-tools] ${TOOLS}`) ?? null
}

function behindGrid(tableId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-behind-grid="${CSS.escape(tableId)}"]`)
}

function gridOf(tableId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-grid="${CSS.escape(tableId)}"]`)
}
