import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { UpdateHold } from "../../../live/update-hold.ts"
import type { FragmentBinding } from "./fragment-binding.ts"

/** ProseMirror takes up what the input method left 20 ms after the composition ends. */
const SETTLE_MS = 30
/** Someone who leaves a syllable open must not keep others' edits from the screen for longer. */
const LONGEST_WAIT_MS = 4000

/** Tells the hold which line is being composed in, from the first jamo until the syllable has settled. */
export function compositionHold(binding: FragmentBinding, hold: UpdateHold): Plugin {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isHolding = false
  /** The longest wait is over and no composition event came since: nothing is held any more. */
  let isOver = true

  const release = (): void => {
    clearTimeout(timer)
    isOver = true
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
    timer = setTimeout(release, LONGEST_WAIT_MS)
    isOver = false
    compose(view)
    return false
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
        if (view.composing && !isOver && view.state.doc !== before.doc) compose(view)
      },
      destroy: release,
    }),
  })
}
