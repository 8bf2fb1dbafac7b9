import { NodeSelection } from "@tiptap/pm/state"
import type { Command } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"

/** Enter on a selected photo: into its caption; from there Tab goes to its buttons, Esc back to the text. */
export const writeCaption: Command = (state, _dispatch, view) => {
  const { selection } = state
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== NODES.photo) return false
  const photo = view?.nodeDOM(selection.from)
  if (photo instanceof HTMLElement) photo.querySelector("textarea")?.focus()
  return true
}
