import type { Editor } from "@tiptap/core"
import { useEffect } from "react"
import { setRootLength } from "../../styles/root-length.ts"

/** Free pixels kept between the caret and whatever covers the page. */
const ROOM = 12

/**
 * On a phone the tools stand on the keyboard while somebody writes in the body, and the caret stays above both: the
 * page knows how much of the window the keyboard covers (`--keyboard`) and that the body is written in (`data-writing`).
 */
export function useWritingRoom(editor: Editor | null): void {
  useEffect(() => {
    if (editor === null) return
    const root = document.documentElement
    const look = (): void => {
      const { activeElement } = document
      const isWriting = activeElement?.closest(".hj-body, .hj-toolbar-frame, .hj-suggest") !== null
      if (isWriting !== root.hasAttribute("data-writing")) root.toggleAttribute("data-writing", isWriting)
    }
    // The focus is nowhere for a moment on its way from one field to the next.
    const lookSoon = (): void => void setTimeout(look)
    const measure = (): void => {
      setRootLength("--keyboard", coveredByKeyboard(), 0)
      if (!editor.isDestroyed && editor.view.hasFocus()) keepCaretInView(editor)
    }
    measure()
    look()
    addEventListener("focusin", look)
    addEventListener("focusout", lookSoon)
    visualViewport?.addEventListener("resize", measure)
    visualViewport?.addEventListener("scroll", measure)
    return () => {
      removeEventListener("focusin", look)
      removeEventListener("focusout", lookSoon)
      visualViewport?.removeEventListener("resize", measure)
      visualViewport?.removeEventListener("scroll", measure)
      root.removeAttribute("data-writing")
    }
  }, [editor])
}

/** Pixels at the bottom of the page's window under the keyboard; fixed elements would stand behind it. */
function coveredByKeyboard(): number {
  const view = visualViewport
  if (view === null) return 0
  return Math.max(0, Math.round(document.documentElement.clientHeight - view.offsetTop - view.height))
}

/** When the keyboard opens under a caret, the browser does not know of the bar that stands on it. */
function keepCaretInView(editor: Editor): void {
  const frame = document.querySelector(".hj-toolbar-frame")
  if (frame === null || getComputedStyle(frame).position !== "fixed") return
  const hidden = editor.view.coordsAtPos(editor.state.selection.head).bottom + ROOM - frame.getBoundingClientRect().top
  if (hidden > 0) scrollBy(0, hidden)
}
