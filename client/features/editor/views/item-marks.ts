import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { Node } from "@tiptap/pm/model"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { numberAgenda } from "../../../../shared/domain/agenda-numbers.ts"
import { changedMiddle } from "../binding/pair-blocks.ts"

const key = new PluginKey<DecorationSet>("itemMarks")

/** The computed mark of every agenda item as an attribute that CSS shows: nothing of it is ever text of the document. */
export function itemMarks(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => markedItems(state.doc),
      apply: (tr, marks, before) => {
        if (!tr.docChanged) return marks
        // A keystroke in one line numbers nothing anew.
        return keepsItems(before.doc, tr.doc) ? marks.map(tr.mapping, tr.doc) : markedItems(tr.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/** Whether every block is the item it was: only what is inside of them differs. */
export function keepsItems(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false
  const middle = changedMiddle(before.children, after.children)
  return middle.after.every((node, index) => {
    const old = middle.before[index]
    return old !== undefined && node.attrs["id"] === old.attrs["id"] && levelOfItem(node) === levelOfItem(old)
  })
}

/** Null for a block that is not numbered. */
function levelOfItem(node: Node): unknown {
  return node.attrs["kind"] === "agendaItem" ? node.attrs["level"] : null
}

function markedItems(doc: Node): DecorationSet {
  // By place, not by id: two blocks may hold the same id until one of them is edited.
  const marks = numberAgenda(
    doc.children.map((node, index) => ({
      id: String(index),
      type: node.type.name,
      kind: node.attrs["kind"] as string,
      level: node.attrs["level"] as number,
    })),
  )
  const decorations: Decoration[] = []
  doc.forEach((node, at, index) => {
    const mark = marks.get(String(index))
    if (mark !== undefined) decorations.push(Decoration.node(at, at + node.nodeSize, { "data-mark": mark }))
  })
  return DecorationSet.create(doc, decorations)
}
