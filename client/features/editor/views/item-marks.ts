import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { Node } from "@tiptap/pm/model"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { numberAgenda } from "../../../../shared/domain/agenda-numbers.ts"

const key = new PluginKey<DecorationSet>("itemMarks")

/** The computed mark of every agenda item as an attribute that CSS shows: nothing of it is ever text of the document. */
export function itemMarks(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => markedItems(state.doc),
      apply: (tr, marks) => (tr.docChanged ? markedItems(tr.doc) : marks),
    },
    props: { decorations: (state) => key.getState(state) },
  })
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
