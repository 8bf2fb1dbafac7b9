import type { MouseEvent } from "react"

/** The rich editor inside a cell. */
export const EDITABLE = '[contenteditable="true"]'

/**
 * Turns a cell's plain text into its editor by `edit`, which renders at once, and puts the caret where the pointer pressed: the
 * editor draws the same lines at the same place, so the point is taken relative to the text. A click without a pointer
 * (a keyboard's, a screen reader's) and a cell that is being edited already keep the caret they have.
 */
export function keepingPoint(event: MouseEvent<HTMLElement>, edit: () => void): void {
  const cell = event.currentTarget
  const text = cell.querySelector(EDITABLE) === null ? cell.firstElementChild?.getBoundingClientRect() : undefined
  edit()
  const editable = cell.querySelector<HTMLElement>(EDITABLE)
  if (event.detail === 0 || text === undefined || editable === null) return
  const now = editable.getBoundingClientRect()
  const [node, offset] = placeAt(event.clientX + now.x - text.x, event.clientY + now.y - text.y)
  if (node !== null && editable.contains(node)) getSelection()?.collapse(node, offset)
}

/** Safari before 18.4 knows only the older call. */
function placeAt(x: number, y: number): readonly [node: Node | null, offset: number] {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y)
    return [caret?.offsetNode ?? null, caret?.offset ?? 0]
  }
  const range = (document as Document).caretRangeFromPoint(x, y)
  return [range?.startContainer ?? null, range?.startOffset ?? 0]
}
