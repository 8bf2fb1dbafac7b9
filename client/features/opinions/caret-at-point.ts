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

/**
 * The same for a cell whose text is edited in a field. Where the plain text is what was pressed, its letter is the field's;
 * a field that lay over it, empty, is asked once it holds the text.
 */
export function keepingPointInField(
  { currentTarget, detail, clientX, clientY }: MouseEvent<HTMLElement>,
  edit: () => void,
): void {
  const [pressed, letter] = placeAt(clientX, clientY)
  const isText = pressed instanceof Text && currentTarget.contains(pressed)
  edit()
  const field = currentTarget.querySelector("textarea")
  if (detail === 0 || field === null) return
  const [now, inField] = placeAt(clientX, clientY)
  const offset = isText ? letter : now === field ? inField : field.value.length
  field.setSelectionRange(offset, offset)
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
