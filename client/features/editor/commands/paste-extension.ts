import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { Fragment, Slice } from "@tiptap/pm/model"
import type { EditorState } from "@tiptap/pm/state"
import type * as Y from "yjs"
import { longPaste } from "./long-paste.ts"
import type { SayPaste } from "./long-paste.ts"
import { intoCell, pasteOverCells } from "./pasted-cells.ts"
import { cleanPastedHtml } from "./pasted-html.ts"
import { readPasted, readPlainText } from "./pasted-lines.ts"
import { caretLine, kindOf } from "./selected-lines.ts"
import { tablePlace } from "./table-place.ts"

export interface PasteOptions {
  readonly allowsTables: boolean
  /** The one undo stack of the person. */
  readonly undo: Y.UndoManager
  readonly say: SayPaste
}

/** Paste for an editor that may hold these kinds of lines. Pieces are not dragged: a moved line would be a new one. */
export function pasteExtension(kinds: readonly LineKind[], options: PasteOptions) {
  const { allowsTables, undo, say } = options
  const readSlice = (slice: Slice): Slice => readPasted(allowsTables ? slice : onlyLines(slice), kinds)
  return Extension.create({
    name: "linePaste",
    addProseMirrorPlugins() {
      const { schema } = this.editor
      return [
        longPaste({ undo, say, read: readSlice }),
        new Plugin({
          props: {
            transformPastedHTML: cleanPastedHtml,
            clipboardTextParser: (text) => readPlainText(text, schema, allowsTables),
            transformPasted: (slice, { state }) => {
              const read = readSlice(slice)
              return tablePlace(state) === null ? ontoEmptyLine(read, state) : intoCell(read, schema)
            },
            handlePaste: (view, _event, slice) => {
              const tr = pasteOverCells(view.state, slice)
              if (tr !== null) view.dispatch(tr.scrollIntoView())
              return tr !== null
            },
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

/** An empty plain line becomes the first pasted one with its kind and details; any other takes only its words. */
function ontoEmptyLine(slice: Slice, state: EditorState): Slice {
  const target = caretLine(state)?.node
  const first = slice.content.firstChild
  if (target === undefined || first === null || first.type.name !== NODES.line) return slice
  const isPlain = target.content.size === 0 && kindOf(target) === "paragraph"
  return isPlain && kindOf(first) !== "paragraph" ? new Slice(slice.content, 0, slice.openEnd) : slice
}

/** Where only lines may stand, a table's cells and a photo's caption become lines: no pasted word is lost. */
function onlyLines(slice: Slice): Slice {
  const { content } = slice
  if (content.content.every((node) => node.isInline || node.type.name === NODES.line)) return slice
  const lines = content.content.flatMap((node) => {
    const { schema } = node.type
    if (node.isInline || node.type.name === NODES.line) return [node]
    const caption = String(node.attrs["caption"] ?? "")
    if (caption !== "") return [schema.node(NODES.line, null, [schema.text(caption)])]
    const cells: (typeof node)[] = []
    node.descendants((inner) => {
      if (inner.type.name !== NODES.tableCell) return true
      if (inner.content.size > 0) cells.push(schema.node(NODES.line, null, inner.content))
      return false
    })
    return cells
  })
  return new Slice(Fragment.fromArray(lines), 0, 0)
}
