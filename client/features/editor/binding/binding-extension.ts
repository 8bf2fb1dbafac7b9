import { Extension } from "@tiptap/core"
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state"
import type { Transaction } from "@tiptap/pm/state"
import type * as Y from "yjs"
import { FROM_DOCUMENT } from "./fragment-binding.ts"
import type { FragmentBinding } from "./fragment-binding.ts"
import type { EditorView } from "@tiptap/pm/view"

export interface BindingOptions {
  readonly binding: FragmentBinding
  /** The one undo stack of the person; only listeners are added and removed here, it outlives every editor. */
  readonly undo: Y.UndoManager
  readonly canEdit: () => boolean
}

/** Binds the editor to its fragment: text both ways, undo with the caret where it was, no write without the right to. */
export function bindingExtension(options: BindingOptions) {
  const { binding, undo, canEdit } = options
  return Extension.create({
    name: "fragmentBinding",
    addKeyboardShortcuts() {
      const undoLast = () => undoWith(undo, this.editor.view, "undo")
      const redoLast = () => undoWith(undo, this.editor.view, "redo")
      return { "Mod-z": undoLast, "Mod-Shift-z": redoLast, "Mod-y": redoLast }
    },
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("fragmentBinding"),
          filterTransaction: (tr) => isAllowed(tr, canEdit),
          view: (view) => bindView(view, binding, undo),
        }),
      ]
    },
  })
}

/** What others wrote is always shown; a change from here needs the right to write at this moment. */
export function isAllowed(tr: Transaction, canEdit: () => boolean): boolean {
  return !tr.docChanged || tr.getMeta(FROM_DOCUMENT) === true || canEdit()
}

/** Always handled: the browser's own undo would change the page behind the document's back. */
function undoWith(undo: Y.UndoManager, view: EditorView, which: "undo" | "redo"): boolean {
  if (!view.composing && view.editable) undo[which]()
  return true
}

type StackEvent = { readonly stackItem: { readonly meta: Map<unknown, unknown> } }

function bindView(view: EditorView, binding: FragmentBinding, undo: Y.UndoManager) {
  const onAdded = ({ stackItem }: StackEvent): void => {
    if (binding.isWriting) stackItem.meta.set(binding.fragment, binding.selectionBefore)
  }
  const onPopped = ({ stackItem }: StackEvent): void => {
    const saved = stackItem.meta.get(binding.fragment) as FragmentBinding["selectionBefore"] | undefined
    if (saved) selectSaved(view, binding, saved)
  }
  const onFocus = (): void => undo.stopCapturing()
  binding.attach(view)
  undo.on("stack-item-added", onAdded)
  undo.on("stack-item-popped", onPopped)
  view.dom.addEventListener("focus", onFocus)
  return {
    update: (updated: EditorView, before: EditorView["state"]) => binding.write(updated.state, before.selection),
    destroy: () => {
      view.dom.removeEventListener("focus", onFocus)
      undo.off("stack-item-added", onAdded)
      undo.off("stack-item-popped", onPopped)
      binding.detach()
    },
  }
}

function selectSaved(
  view: EditorView,
  binding: FragmentBinding,
  saved: NonNullable<FragmentBinding["selectionBefore"]>,
): void {
  const { state } = view
  const place = binding.toAbsolute(saved, state.doc)
  if (place === null) return
  const selection = TextSelection.between(state.doc.resolve(place.anchor), state.doc.resolve(place.head))
  view.dispatch(state.tr.setSelection(selection).scrollIntoView())
}
