import { useCallback, useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { agendaOf } from "../../live/watch-agenda.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useBodyEditor } from "./body-store.ts"
import "./outline.css"

/** The agenda beside the paper; a click brings the item into view with the caret in it. */
export function Outline(): ReactNode {
  const { doc } = useMeeting()
  const editor = useBodyEditor()
  const agenda = agendaOf(doc.getXmlFragment("body"))
  const items = useSyncExternalStore(agenda.subscribe, agenda.read)
  const go = useCallback(
    (index: number) => {
      if (editor === null || editor.isDestroyed) return
      const at = agendaPositions(editor.state.doc)[index]
      if (at === undefined) return
      const line = editor.view.nodeDOM(at)
      if (line instanceof HTMLElement) line.scrollIntoView({ block: "start", behavior: "smooth" })
      if (editor.isEditable)
        editor
          .chain()
          .setTextSelection(at + 1)
          .focus(null, { scrollIntoView: false })
          .run()
    },
    [editor],
  )
  return (
    <nav className="hj-outline" aria-label={ko.outlineLabel}>
      {items.length === 0 && <p>{ko.outlineEmpty}</p>}
      <ol>
        {items.map((item, index) => (
          <li key={item.id} data-level={item.level}>
            <button type="button" onClick={() => go(index)}>
              <span className="hj-outline-mark">{item.mark}</span> {item.title || ko.outlineUntitled}
            </button>
          </li>
        ))}
      </ol>
    </nav>
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
