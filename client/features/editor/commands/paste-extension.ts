import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { Fragment, Slice } from "@tiptap/pm/model"
import { cleanPastedHtml } from "./pasted-html.ts"
import { readPasted, readPlainText } from "./pasted-lines.ts"

/** Paste for an editor that may hold these kinds of lines. Pieces are not dragged: a moved line would be a new one. */
export function pasteExtension(kinds: readonly LineKind[], options: { readonly allowsTables: boolean }) {
  const { allowsTables } = options
  return Extension.create({
    name: "linePaste",
    addProseMirrorPlugins() {
      const { schema } = this.editor
      return [
        new Plugin({
          props: {
            transformPastedHTML: cleanPastedHtml,
            clipboardTextParser: (text) => readPlainText(text, schema, allowsTables),
            transformPasted: (slice) => readPasted(allowsTables ? slice : withoutTables(slice), kinds),
            handleDOMEvents: {
              dragstart: (_view, event) => {
                event.preventDefault()
                return true
              },
            },
          },
        }),
      ]
    },
  })
}

/** Where no table may stand, its cells become lines: no pasted word is lost. */
function withoutTables(slice: Slice): Slice {
  if (!slice.content.content.some((node) => node.type.name === NODES.table)) return slice
  const lines = slice.content.content.flatMap((node) => {
    if (node.type.name !== NODES.table) return [node]
    const cells: (typeof node)[] = []
    node.descendants((inner) => {
      if (inner.type.name !== NODES.tableCell) return true
      if (inner.content.size > 0) cells.push(node.type.schema.node(NODES.line, null, inner.content))
      return false
    })
    return cells
  })
  return new Slice(Fragment.fromArray(lines), 0, 0)
}
