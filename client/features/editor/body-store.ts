// The page's one body editor, shared by the paper, the toolbar and the outline, which stand far apart on the screen.
import type { Editor } from "@tiptap/core"
import { createContext, useContext } from "react"

export interface BodyEditorValue {
  readonly editor: Editor | null
  readonly setEditor: (editor: Editor | null) => void
  /** The address of a link is being asked for. */
  readonly isLinking: boolean
  readonly setLinking: (isLinking: boolean) => void
  /** The position before the decision or task whose details are open. */
  readonly detailsAt: number | null
  readonly setDetailsAt: (at: number | null) => void
}

const nothing = (): void => undefined

export const BodyEditorContext = createContext<BodyEditorValue>({
  editor: null,
  setEditor: nothing,
  isLinking: false,
  setLinking: nothing,
  detailsAt: null,
  setDetailsAt: nothing,
})

/** The body editor, null while it is not on the page. */
export function useBodyEditor(): Editor | null {
  return useContext(BodyEditorContext).editor
}
