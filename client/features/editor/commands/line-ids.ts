import { Plugin } from "@tiptap/pm/state"
import type { EditorState, Transaction } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { FROM_DOCUMENT } from "../binding/fragment-binding.ts"
import { changedMiddle } from "../binding/pair-blocks.ts"

/** Blocks behind which no caret can be put. */
const ENDLESS: ReadonlySet<string> = new Set([
  NODES.table,
  NODES.photo,
  NODES.attendanceSummary,
  NODES.opinionTableCard,
])

/**
 * Gives every block that a local change made an id of its own; of equal ids the first keeps it. Blocks that the change
 * did not touch are left alone, also when a merge left them without a good id. An emptied editor gets a line back, and a
 * table or photo that became the last block a line below it: there is no other way to write on.
 */
export function lineIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, state) => {
      const isLocal = transactions.some((tr) => tr.docChanged && tr.getMeta(FROM_DOCUMENT) !== true)
      return isLocal ? repair(before, state, newId) : null
    },
  })
}

function repair(before: EditorState, state: EditorState, newId: () => string): Transaction | null {
  if (state.doc.childCount === 0) return state.tr.insert(0, state.schema.node(NODES.line, { id: newId() }))
  const blocks = state.doc.children
  const { head, after } = changedMiddle(before.doc.children, blocks)
  const taken = new Set<unknown>([...blocks.slice(0, head), ...blocks.slice(head + after.length)].map(idOf))
  const { tr } = state
  let at = blocks.slice(0, head).reduce((size, node) => size + node.nodeSize, 0)
  for (const node of after) {
    const id = idOf(node)
    if (id === "" || (id !== undefined && taken.has(id))) tr.setNodeAttribute(at, "id", newId())
    else taken.add(id)
    at += node.nodeSize
  }
  const last = after.at(-1)
  const isLast = head + after.length === blocks.length && last !== undefined && ENDLESS.has(last.type.name)
  if (isLast) tr.insert(state.doc.content.size, state.schema.node(NODES.line, { id: newId() }))
  return tr.docChanged ? tr : null
}

function idOf(node: { attrs: Record<string, unknown> }): unknown {
  return node.attrs["id"]
}
