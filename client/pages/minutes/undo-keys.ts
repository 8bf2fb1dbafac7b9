// The one undo stack by keys, everywhere on the page, and the way back to the place that changed.
import { useEffect } from "react"
import type { ChangedTypes } from "../../live/undo-place.ts"
import { placeOfChange } from "../../live/undo-place.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { showUndone } from "./show-undone.ts"

/**
 * Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y wherever the focus is, but in a text that is not of the document (a comment, a search)
 * and behind an open dialog. Every step back or forth is shown: `show` brings its part of the page on screen first.
 */
export function useUndo(show: (place: string, then: () => void) => void): void {
  const session = useMeeting()
  const { undo, doc } = session
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = stepOf(event)
      if (step === null || event.defaultPrevented || event.isComposing || isForeign(event.target)) return
      event.preventDefault()
      if (session.canEdit()) undo[step]()
    }
    document.addEventListener("keydown", onKeyDown, { signal })
    // What is done in one place is a step of its own, however fast somebody changes the place.
    document.addEventListener("focusin", () => undo.stopCapturing(), { signal })
    const onPopped = ({ changedParentTypes }: { readonly changedParentTypes: unknown }): void => {
      const undone = placeOfChange(doc, changedParentTypes as ChangedTypes)
      if (undone !== null) show(undone.place, () => showUndone(undone))
    }
    undo.on("stack-item-popped", onPopped)
    return () => {
      stop.abort()
      undo.off("stack-item-popped", onPopped)
    }
  }, [session, undo, doc, show])
}

/** By the key's place, so that it works while the keyboard writes Hangul. */
function stepOf(event: KeyboardEvent): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  if (event.code === "KeyY" && !event.shiftKey) return "redo"
  if (event.code !== "KeyZ") return null
  return event.shiftKey ? "redo" : "undo"
}

const TEXTS = 'textarea, [contenteditable="true"], input:is([type="text"], [type="search"], [type="url"], :not([type]))'

/** Fields of the document handle these keys themselves; what still comes here from a text has its own history. */
function isForeign(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TEXTS}, [aria-modal="true"]`) !== null
}
