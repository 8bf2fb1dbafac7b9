import { Selection, TextSelection } from "@tiptap/pm/state"
import type { Command } from "@tiptap/pm/state"

/**
 * Ctrl-Home and Ctrl-End; with Shift what lies between is selected. A browser does not move at all when the first or last
 * thing of the text cannot be typed in, as the chip of a task or decision.
 */
export function goToEnd(which: "start" | "end", { isSelecting = false } = {}): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const { $head } = which === "start" ? Selection.atStart(doc) : Selection.atEnd(doc)
    const next = isSelecting ? TextSelection.between(selection.$anchor, $head) : Selection.near($head)
    dispatch?.(tr.setSelection(next).scrollIntoView())
    return true
  }
}
