import { useCallback } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { numberAgenda } from "../../../shared/domain/agenda-numbers.ts"
import { inlineText } from "../../../shared/minutes/outline.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYDerived } from "../../live/use-minutes.ts"
import { useBodyEditor } from "./body-store.ts"
import "./outline.css"

interface OutlineItem {
  readonly id: string
  readonly level: number
  readonly mark: string
  readonly title: string
}

/** The agenda beside the paper; a click brings the item into view with the caret in it. */
export function Outline(): ReactNode {
  const { doc } = useMeeting()
  const editor = useBodyEditor()
  const items = useYDerived(doc.getXmlFragment("body"), readItems, sameItems)
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

function readItems(body: Y.XmlFragment): readonly OutlineItem[] {
  const blocks = readBody(body)
  const marks = numberAgenda(blocks)
  return blocks.flatMap((block) =>
    block.type === "line" && block.kind === "agendaItem"
      ? [{ id: block.id, level: block.level, mark: marks.get(block.id) ?? "", title: inlineText(block.inline) }]
      : [],
  )
}

function sameItems(a: readonly OutlineItem[], b: readonly OutlineItem[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, mark, title }, index) => {
      const other = b[index]
      return other !== undefined && id === other.id && mark === other.mark && title === other.title
    })
  )
}
