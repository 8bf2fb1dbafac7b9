// What keys and the toolbar do to lines. Kind and level are set on the line itself: nothing that anybody types into it
// meanwhile is lost.
import { chainCommands, createParagraphNear, toggleMark } from "@tiptap/pm/commands"
import type { Command } from "@tiptap/pm/state"
import { INLINE_MARKS, MAX_LEVEL, NODES } from "../../../../shared/minutes/schema.ts"
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { LEVELLED_KINDS } from "../schema/line-node.ts"
import { caretLine, kindOf, levelOf, selectedLines } from "./selected-lines.ts"

/** What a new line after the end of one of this kind is. */
const NEXT_KIND: Readonly<Record<LineKind, LineKind>> = {
  agendaItem: "bullet",
  paragraph: "paragraph",
  bullet: "bullet",
  note: "paragraph",
  decision: "paragraph",
  task: "task",
}

/** Makes the selected lines this kind; lines that all are already become paragraphs again. */
export function setKind(kind: LineKind): Command {
  return (state, dispatch) => {
    const lines = selectedLines(state)
    if (lines.length === 0) return false
    const next = lines.every(({ node }) => kindOf(node) === kind) ? "paragraph" : kind
    if (!dispatch) return true
    const { tr } = state
    for (const { node, at } of lines) {
      if (kindOf(node) !== next) tr.setNodeAttribute(at, "kind", next)
    }
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** Moves selected agenda items and bullets one level in (1) or out (-1), within the eight levels. */
export function changeLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const lines = selectedLines(state).filter(({ node }) => {
      const level = levelOf(node) + by
      return LEVELLED_KINDS.includes(kindOf(node)) && level >= 0 && level <= MAX_LEVEL
    })
    if (lines.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const { node, at } of lines) tr.setNodeAttribute(at, "level", levelOf(node) + by)
    dispatch(tr)
    return true
  }
}

/** Enter on an empty line of a kind: one level out, and from the outermost level to a plain paragraph. */
const leaveEmptyLine: Command = (state, dispatch) => {
  const line = caretLine(state)
  if (line === null || line.node.content.size > 0 || kindOf(line.node) === "paragraph") return false
  return stepOut(state, dispatch)
}

/** Backspace at the start of a line takes its level and its kind before it joins it to the line above. */
export const unmarkLineStart: Command = (state, dispatch) => {
  const line = caretLine(state)
  if (line === null || state.selection.$from.parentOffset > 0 || kindOf(line.node) === "paragraph") return false
  return stepOut(state, dispatch)
}

const stepOut: Command = (state, dispatch) => {
  const line = caretLine(state)
  if (line === null) return false
  const { node, at } = line
  const { tr } = state
  if (LEVELLED_KINDS.includes(kindOf(node)) && levelOf(node) > 0) tr.setNodeAttribute(at, "level", levelOf(node) - 1)
  else tr.setNodeAttribute(at, "kind", "paragraph")
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Enter before the first letter puts an empty line above: the text stays the line it was, for everyone. */
const openLineAbove: Command = (state, dispatch) => {
  const line = caretLine(state)
  if (line === null || state.selection.$from.parentOffset > 0 || line.node.content.size === 0) return false
  const { kind, level } = line.node.attrs
  const above = state.schema.node(NODES.line, { kind, level })
  dispatch?.(state.tr.insert(line.at, above).scrollIntoView())
  return true
}

/** Enter: the line ends here. The new line gets its id when the change is made (line-ids.ts). */
const divideLine: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.depth !== 1 || $from.parent.type.name !== NODES.line) return false
  if (!dispatch) return true
  const { tr } = state
  if (!state.selection.empty) tr.deleteSelection()
  const at = tr.selection.$from
  const isAtEnd = at.parentOffset === at.parent.content.size
  const kind = isAtEnd ? NEXT_KIND[kindOf(at.parent)] : kindOf(at.parent)
  const level = kind === kindOf(at.parent) ? levelOf(at.parent) : 0
  dispatch(tr.split(at.pos, 1, [{ type: at.parent.type, attrs: { kind, level } }]).scrollIntoView())
  return true
}

/** Shift-Enter everywhere, and Enter in a table cell. */
export const insertBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes[NODES.hardBreak]
  if (type === undefined || !state.selection.$from.parent.isTextblock) return false
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView())
  return true
}

const breakInCell: Command = (state, dispatch, view) =>
  state.selection.$from.parent.type.name === NODES.tableCell && insertBreak(state, dispatch, view)

export const enter: Command = chainCommands(breakInCell, leaveEmptyLine, openLineAbove, divideLine, createParagraphNear)

export const toggleBold: Command = (state, dispatch, view) => {
  const bold = state.schema.marks[INLINE_MARKS.bold]
  return bold !== undefined && toggleMark(bold)(state, dispatch, view)
}
