import type { Editor } from "@tiptap/core"
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react"
import type { RefObject } from "react"
import { useCanEdit } from "../../live/use-meeting.ts"

interface MountedEditor {
  readonly ref: RefObject<HTMLDivElement | null>
  /** Null until the first layout. */
  readonly editor: Editor | null
}

/**
 * An editor in a div, made in the layout phase: whoever put the div there can give it the focus at once, and the first
 * jamo of a syllable finds a place. `create` must be stable; a new one makes a new editor.
 */
export function useMountedEditor(create: (element: HTMLElement) => Editor): MountedEditor {
  const ref = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const isEditable = useCanEdit()
  useLayoutEffect(() => {
    if (ref.current === null) return
    const made = create(ref.current)
    setEditor(made)
    return () => {
      setEditor(null)
      made.destroy()
    }
  }, [create])
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed && editor.options.editable !== isEditable) {
      editor.setEditable(isEditable, false)
    }
  }, [editor, isEditable])
  return { ref, editor }
}

/** A plain value of the editor; the component renders again only when it changes. */
export function useEditorValue<T extends string | number | boolean>(
  editor: Editor | null,
  read: (editor: Editor) => T,
  fallback: T,
): T {
  return useSyncExternalStore(
    (listener) => {
      editor?.on("transaction", listener)
      return () => void editor?.off("transaction", listener)
    },
    () => (editor === null || editor.isDestroyed ? fallback : read(editor)),
  )
}
