// The page's one body editor, shared by the paper, the toolbar and the outline, which stand far apart on the screen.
import type { Editor } from "@tiptap/core"
import { createContext, useContext } from "react"

export interface BodyEditorValue {
  readonly editor: Editor | null
  readonly setEditor: (editor: Editor | null) => void
}

export const BodyEditorContext = createContext<BodyEditorValue>({ editor: null, setEditor: () => undefined })

/** The body editor, null while it is not on the page. */
export function useBodyEditor(): Editor | null {
  return useContext(BodyEditorContext).editor
}
