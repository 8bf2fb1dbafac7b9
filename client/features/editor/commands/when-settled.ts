import type { EditorView } from "@tiptap/pm/view"

/** ProseMirror takes up what the input method left 20 ms after a composition ends. */
const LOOK_AGAIN_MS = 25

/**
 * Runs a command of a button or a list. A syllable that is still open is ended first, as it stands: a phone's keyboard
 * composes nearly always, and a command under an open syllable would double or drop a jamo.
 */
export function whenSettled(view: EditorView, run: () => void): void {
  if (!view.composing) return run()
  const hadFocus = view.hasFocus()
  // A field that loses the focus keeps the syllable.
  view.dom.blur()
  if (hadFocus) view.focus()
  const look = (): void => {
    if (view.isDestroyed) return
    if (view.composing) setTimeout(look, LOOK_AGAIN_MS)
    else run()
  }
  setTimeout(look, LOOK_AGAIN_MS)
}
