import type { EditorView } from "@tiptap/pm/view"
import { opensSuggest } from "./suggest-state.ts"

/** Types the sign that opens a list, as a button or a menu entry does for those whose keyboard hides it. */
export function typeTrigger(view: EditorView, sign: "/" | "@" | "[["): void {
  const { $from, from, to } = view.state.selection
  if (!$from.parent.isTextblock) return
  // "/" and "@" open a list at the start of a word only; "1/2" and addresses stay what they are.
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc").slice(-1)
  const needsSpace = sign !== "[[" && before !== "" && !/\s/.test(before)
  view.dispatch(opensSuggest(view.state.tr.insertText(needsSpace ? ` ${sign}` : sign, from, to)).scrollIntoView())
  view.focus()
}
