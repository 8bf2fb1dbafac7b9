import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { UpdateHold } from "../../../live/update-hold.ts"
import type { FragmentBinding } from "./fragment-binding.ts"

/** ProseMirror takes up what the input method left 20 ms after the composition ends. */
const SETTLE_MS = 30
/** Someone who leaves a syllable open must not keep others' edits from the screen for longer. */
const LONGEST_WAIT_MS = 4000

/**
 * Tells the hold which line is being composed in, from the first jamo until the syllable has settled. Nothing is ever
 * released under an open syllable: that would double a jamo. One left open while edits wait is settled first.
 */
export function compositionHold(binding: FragmentBinding, hold: UpdateHold): Plugin {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isHolding = false

  const release = (): void => {
    clearTimeout(timer)
    if (!isHolding) return
    isHolding = false
    hold.release()
  }
  const compose = (view: EditorView): void => {
    const line = binding.elementAt(view.state)
    if (line === null) return
    isHolding = true
    hold.compose(line)
  }
  const onComposing = (view: EditorView): boolean => {
    clearTimeout(timer)
    timer = setTimeout(onPause, LONGEST_WAIT_MS, view)
    compose(view)
    return false
  }
  const onPause = (view: EditorView): void => {
    if (hold.size === 0 && view.composing) timer = setTimeout(onPause, LONGEST_WAIT_MS, view)
    else settle(view)
  }
  const settle = (view: EditorView): void => {
    if (view.composing) endComposition(view)
    // After what the end of the composition set: the browser has none any more, whether it said so or not.
    clearTimeout(timer)
    timer = setTimeout(release, SETTLE_MS)
  }
  const onEnd = (view: EditorView): boolean => {
    clearTimeout(timer)
    timer = setTimeout(() => (view.composing ? onComposing(view) : release()), SETTLE_MS)
    return false
  }
  return new Plugin({
    props: {
      handleDOMEvents: { compositionstart: onComposing, compositionupdate: onComposing, compositionend: onEnd },
    },
    view: () => ({
      // The first jamo makes a line that was not in the document before, and others' edits move it.
      update: (view, before) => {
        if (view.composing && view.state.doc !== before.doc) compose(view)
      },
      destroy: release,
    }),
  })
}

/** A field that loses the focus keeps the syllable as it stands; it has the focus back before anything notices. */
function endComposition(view: EditorView): void {
  const hadFocus = view.hasFocus()
  view.dom.blur()
  if (hadFocus) view.focus()
}
