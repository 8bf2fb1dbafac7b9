import { Extension } from "@tiptap/core"
import { keydownHandler } from "@tiptap/pm/keymap"
import { Plugin } from "@tiptap/pm/state"
import type { EditorState } from "@tiptap/pm/state"
import { followRowLink, type ShowRow } from "./follow-row-link.ts"
import { caretLine, kindOf } from "./selected-lines.ts"

interface BodyKeyActions {
  readonly openLink: () => void
  readonly openDetails: (at: number) => void
  readonly showRow: ShowRow
}

/** Keys of the body that lead out of the text: the link's address, a line's details, the row a link names. */
export function bodyKeys(actions: BodyKeyActions) {
  const press = keydownHandler({
    "Mod-k": () => {
      actions.openLink()
      return true
    },
    "Mod-Enter": (state) => openLineDetails(state, actions.openDetails) || followRowLink(state, actions.showRow),
  })
  return Extension.create({
    name: "bodyKeys",
    addProseMirrorPlugins: () => [new Plugin({ props: { handleKeyDown: press } })],
  })
}

/** Opens what the decision or task at the caret says beside its text; false on any other line. */
function openLineDetails(state: EditorState, open: (at: number) => void): boolean {
  const line = caretLine(state)
  if (line === null || !["decision", "task"].includes(kindOf(line.node))) return false
  open(line.at)
  return true
}
