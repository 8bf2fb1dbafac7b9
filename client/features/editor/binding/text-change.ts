// The one stretch of a line that changed, as positions: a character or an atom is one position.
import type { Fragment, Mark, Node } from "@tiptap/pm/model"

/** One position of a line: a UTF-16 unit, or an atom. */
export interface Unit {
  readonly value: string | Node
  readonly marks: readonly Mark[]
}

/** `before` positions `from … from + removed` became `after` positions `from … from + added`. */
export interface TextChange {
  readonly from: number
  readonly removed: number
  readonly added: number
}

export function unitsOf(content: Fragment): Unit[] {
  const units: Unit[] = []
  content.forEach((node) => {
    if (node.isText) for (const value of (node.text ?? "").split("")) units.push({ value, marks: node.marks })
    else units.push({ value: node, marks: [] })
  })
  return units
}

/**
 * The changed stretch, marks left aside. `caret` is the position of the caret after the change: among equal letters it
 * says which one was typed, so that others' letters land where they meant them.
 */
export function findTextChange(before: readonly Unit[], after: readonly Unit[], caret: number | null): TextChange {
  const shorter = Math.min(before.length, after.length)
  const afterCaret = caret === null ? shorter : Math.min(shorter, Math.max(0, after.length - caret))
  let tail = equalTail(before, after, afterCaret)
  let head = equalHead(before, after, shorter - tail)
  tail = equalTail(before, after, shorter - head)
  // A character outside the basic plane is two units; half of one is no text and would be lost on the wire.
  while (head > 0 && isHighSurrogate(before[head - 1])) head--
  while (tail > 0 && isLowSurrogate(before[before.length - tail])) tail--
  return { from: head, removed: before.length - head - tail, added: after.length - head - tail }
}

function equalHead(a: readonly Unit[], b: readonly Unit[], most: number): number {
  let count = 0
  while (count < most && isSame(a[count], b[count])) count++
  return count
}

function equalTail(a: readonly Unit[], b: readonly Unit[], most: number): number {
  let count = 0
  while (count < most && isSame(a[a.length - 1 - count], b[b.length - 1 - count])) count++
  return count
}

function isSame(a: Unit | undefined, b: Unit | undefined): boolean {
  if (a === undefined || b === undefined) return false
  if (typeof a.value === "string" || typeof b.value === "string") return a.value === b.value
  return a.value === b.value || a.value.hasMarkup(b.value.type, b.value.attrs)
}

function isHighSurrogate(unit: Unit | undefined): boolean {
  return typeof unit?.value === "string" && /^[\uD800-\uDBFF]$/.test(unit.value)
}

function isLowSurrogate(unit: Unit | undefined): boolean {
  return typeof unit?.value === "string" && /^[\uDC00-\uDFFF]$/.test(unit.value)
}
