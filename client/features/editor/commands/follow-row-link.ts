import { Extension } from "@tiptap/core"
import { keydownHandler } from "@tiptap/pm/keymap"
import { Plugin } from "@tiptap/pm/state"
import type { EditorState } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"

export type ShowRow = (tableId: string, rowId: string) => void

/** Goes to the row that the link beside the caret names; false where there is none. */
export function followRowLink(state: EditorState, showRow: ShowRow): boolean {
  const { $from } = state.selection
  const link = [$from.nodeBefore, $from.nodeAfter].find((node) => node?.type.name === NODES.rowLink)
  if (!link) return false
  showRow(String(link.attrs["tableId"]), String(link.attrs["rowId"]))
  return true
}

/** Ctrl+Enter beside a link to a row goes there. */
export function rowLinkKey(showRow: ShowRow) {
  const press = keydownHandler({ "Mod-Enter": (state) => followRowLink(state, showRow) })
  return Extension.create({
    name: "rowLinkKey",
    addProseMirrorPlugins: () => [new Plugin({ props: { handleKeyDown: press } })],
  })
}
