import type { Editor } from "@tiptap/core"
import { useMemo, useState } from "react"
import type { ReactNode } from "react"
import { BodyEditorContext } from "./body-store.ts"

/** Lets `<BodyEditor/>`, `<BodyToolbar/>` and `<Outline/>` below it find each other. */
export function BodyEditorProvider(props: { readonly children: ReactNode }): ReactNode {
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isLinking, setLinking] = useState(false)
  const [detailsAt, setDetailsAt] = useState<number | null>(null)
  const value = useMemo(
    () => ({ editor, setEditor, isLinking, setLinking, detailsAt, setDetailsAt }),
    [editor, isLinking, detailsAt],
  )
  return <BodyEditorContext value={value}>{props.children}</BodyEditorContext>
}
