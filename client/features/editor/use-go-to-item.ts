import { useCallback } from "react"
import { useBodyEditor } from "./body-store.ts"

/** Goes to the n-th agenda item (from 0): into view, with the caret in it. `onGo`: a phone shows its part of the page first. */
export function useGoToItem(onGo: () => void): (index: number) => void {
  const editor = useBodyEditor()
  return useCallback(
    (index) => {
      if (editor === null || editor.isDestroyed) return
      const at = agendaPositions(editor.state.doc)[index]
      if (at === undefined) return
      onGo()
      // After the part of the page it is in is on screen.
      requestAnimationFrame(() => {
        const line = editor.isDestroyed ? null : editor.view.nodeDOM(at)
        if (!(line instanceof HTMLElement)) return
        line.scrollIntoView({ block: "start", behavior: "smooth" })
        if (!editor.isEditable) return
        const chain = editor.chain().setTextSelection(at + 1)
        chain.focus(null, { scrollIntoView: false }).run()
      })
    },
    [editor, onGo],
  )
}

function agendaPositions(doc: {
  forEach(visit: (node: { attrs: Record<string, unknown> }, at: number) => void): void
}) {
  const positions: number[] = []
  doc.forEach((node, at) => {
    if (node.attrs["kind"] === "agendaItem") positions.push(at)
  })
  return positions
}
