// An editor without a browser: the real schema and binding over a plain ProseMirror state.
import { getSchema } from "@tiptap/core"
import { EditorState, TextSelection } from "@tiptap/pm/state"
import type { Transaction } from "@tiptap/pm/state"
import * as Y from "yjs"
import { FragmentBinding } from "../../../client/features/editor/binding/fragment-binding.ts"
import { EDITOR_NODES } from "../../../client/features/editor/schema/editor-nodes.ts"

export const schema = getSchema([...EDITOR_NODES])

export interface TestEditor {
  readonly doc: Y.Doc
  readonly binding: FragmentBinding
  /** Updates this peer sent. */
  readonly sent: Uint8Array[]
  readonly state: EditorState
  dispatch(tr: Transaction): void
  /** Applies a change as a person would make it. */
  change(build: (tr: Transaction) => Transaction): void
  /** Puts the caret at an offset of a block's text. */
  place(block: number, offset: number): void
}

export function openEditor(doc: Y.Doc, fragment = doc.getXmlFragment("body")): TestEditor {
  const binding = new FragmentBinding(fragment)
  const sent: Uint8Array[] = []
  let state = EditorState.create({ schema, doc: binding.read(schema) })
  const view = {
    get state() {
      return state
    },
    dispatch(tr: Transaction) {
      const before = state
      state = state.apply(tr)
      binding.write(state, before.selection)
    },
  }
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, tr: Y.Transaction) => {
    if (tr.local) sent.push(update)
  })
  binding.attach(view)
  return {
    doc,
    binding,
    sent,
    get state() {
      return state
    },
    dispatch: (tr) => view.dispatch(tr),
    change: (build) => view.dispatch(build(state.tr)),
    place(block, offset) {
      let at = 1
      for (let index = 0; index < block; index++) at += state.doc.child(index).nodeSize
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at + offset)))
    },
  }
}

/** A new Y.Doc with everything of another. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** A body of plain lines. */
export function docOfLines(...texts: string[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment("body").insert(
    0,
    texts.map((text, index) => lineOf(`line${index}`, text)),
  )
  return doc
}

export function lineOf(id: string, text: string, attributes: Record<string, unknown> = {}): Y.XmlElement {
  const line = new Y.XmlElement<{ [name: string]: never }>("line")
  for (const [name, value] of Object.entries({ id, kind: "paragraph", level: 0, ...attributes })) {
    line.setAttribute(name, value as never)
  }
  if (text !== "") line.insert(0, [new Y.XmlText(text)])
  return line
}
