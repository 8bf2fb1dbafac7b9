// Photos on their way, shown between the blocks where they will stand. Decorations of this page alone: nobody else sees a
// picture that is not there yet, and a closed window leaves nothing behind.
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorState } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import type { EditorView } from "@tiptap/pm/view"
import type * as Y from "yjs"
import type { BodyUpload, BodyUploads } from "./body-uploads.ts"
import { positionOf } from "./photo-place.ts"

/** A transaction of this meta brings the places up to date. */
const key = new PluginKey<DecorationSet>("uploadPlaces")

export function uploadPlaces(uploads: BodyUploads, body: Y.XmlFragment): Plugin<DecorationSet> {
  const draw = (state: EditorState) =>
    DecorationSet.create(
      state.doc,
      uploads.read().map((upload) => widgetOf(upload, positionOf(state, upload.index(body)))),
    )
  return new Plugin({
    key,
    state: {
      init: (_config, state) => draw(state),
      apply: (tr, places, _before, state) => (tr.getMeta(key) === true ? draw(state) : places.map(tr.mapping, tr.doc)),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => watch(view, uploads),
  })
}

function widgetOf(upload: BodyUpload, position: number): Decoration {
  return Decoration.widget(position, upload.element, {
    key: upload.id,
    side: 1,
    ignoreSelection: true,
    stopEvent: () => true,
  })
}

function watch(view: EditorView, uploads: BodyUploads) {
  let isPlanned = false
  const refresh = (): void => {
    isPlanned = false
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta("addToHistory", false))
  }
  // Behind the transaction that is going on: by then the editor and the document are equal again.
  const plan = (): void => {
    if (!isPlanned) queueMicrotask(refresh)
    isPlanned = true
  }
  const stop = uploads.subscribe(plan)
  return {
    update: (_view: EditorView, before: EditorState) => {
      if (view.state.doc !== before.doc && uploads.read().length > 0) plan()
    },
    destroy: stop,
  }
}
