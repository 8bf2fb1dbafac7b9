import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { UpdateHold } from "../../../live/update-hold.ts"

/** The part of ProseMirror's DOM observer used here; the view has it, its types do not say so. */
interface WithObserver {
  readonly domObserver: { flush(): void }
}

/**
 * Takes up what the browser already did, a caret just placed or a letter just typed, before others' changes are drawn
 * and before the next key. Browsers tell of a new caret some milliseconds late; drawing meanwhile would put the caret
 * back where it was, and a key pressed meanwhile would act there.
 */
export function inputFirst(hold: UpdateHold): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view) => {
          takeUp(view)
          return false
        },
      },
    },
    view: (view) => ({ destroy: hold.onBeforeApply(() => takeUp(view)) }),
  })
}

/** Not under an open syllable: the input method still owns that text. */
function takeUp(view: EditorView): void {
  if (!view.composing && view.hasFocus()) (view as unknown as WithObserver).domObserver.flush()
}
