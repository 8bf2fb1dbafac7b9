import type { Node } from "@tiptap/pm/model"
import type { EditorState } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import type { LineKind } from "../../../../shared/minutes/schema.ts"

/** A line of the editor and the position before it. */
export interface PlacedLine {
  readonly node: Node
  readonly at: number
}

/** The lines the selection touches, in order. */
export function selectedLines(state: EditorState): PlacedLine[] {
  const lines: PlacedLine[] = []
  const { from, to } = state.selection
  state.doc.nodesBetween(from, to, (node, at, parent) => {
    if (parent === state.doc && node.type.name === NODES.line) lines.push({ node, at })
    return false
  })
  return lines
}

/** The line the caret is in; null in a table cell, on a photo, or while a stretch is selected. */
export function caretLine(state: EditorState): PlacedLine | null {
  const { $from, empty } = state.selection
  return empty && $from.depth === 1 && $from.parent.type.name === NODES.line
    ? { node: $from.parent, at: $from.before() }
    : null
}

export function kindOf(line: Node): LineKind {
  return line.attrs["kind"] as LineKind
}

export function levelOf(line: Node): number {
  return line.attrs["level"] as number
}
