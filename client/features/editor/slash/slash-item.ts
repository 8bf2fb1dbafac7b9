import type { EditorView } from "@tiptap/pm/view"

/** One entry of the menu that "/" opens. */
export interface SlashItem {
  readonly id: string
  /** What the entry is called; also found by its keystrokes so far and its initials. */
  readonly label: string
  /** One short sentence on what it does. */
  readonly hint: string
  /** One or two letters in front of the label. */
  readonly sign: string
  /** Other words it is found by. */
  readonly words: readonly string[]
  /** Left out where it would do nothing; always offered without this. */
  readonly isOffered?: (view: EditorView) => boolean
  /** Runs after "/…" was taken out of the line, with the caret where it stood, in the task of the key or tap. */
  readonly run: (view: EditorView) => void
}
