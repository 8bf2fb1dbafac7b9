import { useCallback, useEffect, useRef, useSyncExternalStore } from "react"
import type { ReactNode, RefObject } from "react"
import { outlineText as ko } from "../../../shared/text/ko/outline.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { agendaOf } from "../../live/watch-agenda.ts"
import type { AgendaItem } from "../../live/watch-agenda.ts"
import { useOutlineDrag } from "./outline-drag.ts"
import { OutlineItem } from "./outline-item.tsx"
import type { ItemPart } from "./outline-item.tsx"
import { useAgendaMoves } from "./outline-moves.ts"
import type { AgendaMoves, MoveAgenda } from "./outline-moves.ts"
import "./outline.css"
import { useGoToItem } from "./use-go-to-item.ts"

interface OutlineProps {
  readonly moveAgenda: MoveAgenda
  /** Called before an item is gone to: a phone shows another part of the page first. */
  readonly onGo: () => void
}

/** The agenda beside the paper; a click brings the item into view with the caret in it. Items move with their results. */
export function Outline({ moveAgenda, onGo }: OutlineProps): ReactNode {
  const { doc } = useMeeting()
  const canMove = useCanEdit()
  const agenda = agendaOf(doc.getXmlFragment("body"))
  const items = useSyncExternalStore(agenda.subscribe, agenda.read)
  const moves = useAgendaMoves(moveAgenda)
  const list = useRef<HTMLOListElement>(null)
  const keepFocus = useFocusKept(list, items)
  const gap = useOutlineDrag(list, items, (item, target) => moves.move(items, item, target))
  const go = useGoToItem(onGo)
  return (
    <nav className="hj-outline" aria-label={ko.label}>
      {items.length === 0 && <p>{ko.empty}</p>}
      <ol ref={list} aria-busy={moves.isBusy}>
        {items.map((item, index) => (
          <OutlineItem
            key={item.id}
            items={items}
            index={index}
            canMove={canMove}
            isBusy={moves.isBusy}
            drop={gap === index ? "before" : gap === items.length && index === gap - 1 ? "behind" : null}
            go={go}
            move={(moved, target, part) => {
              keepFocus(moved.id, part)
              moves.move(items, moved, target)
            }}
          />
        ))}
      </ol>
      <MoveNoticeLine moves={moves} />
    </nav>
  )
}

function MoveNoticeLine({ moves: { notice, takeBack, dismiss } }: { readonly moves: AgendaMoves }): ReactNode {
  return (
    <div className="hj-outline-notice" role="status" data-kind={notice?.kind}>
      {notice !== null && (
        <>
          <p>{notice.sentence}</p>
          {takeBack !== null && (
            <button type="button" onClick={takeBack}>
              {ko.undo}
            </button>
          )}
          <button type="button" onClick={dismiss}>
            {ko.dismiss}
          </button>
        </>
      )}
    </div>
  )
}

/** A moved line is put elsewhere in the list, which takes the focus from it; it is given back there. */
function useFocusKept(list: RefObject<HTMLElement | null>, items: readonly AgendaItem[]) {
  const wanted = useRef<{ readonly id: string; readonly part: ItemPart; readonly before: unknown } | null>(null)
  useEffect(() => {
    const want = wanted.current
    if (want === null || want.before === items) return
    wanted.current = null
    const item = list.current?.querySelector(`[data-item="${CSS.escape(want.id)}"]`)
    const part = item?.querySelector(`[data-part="${want.part}"]`)
    const { activeElement } = document
    // Whoever went elsewhere meanwhile stays there.
    const isFree = activeElement === document.body || list.current?.contains(activeElement) === true
    if (part instanceof HTMLElement && isFree) part.focus()
  })
  return useCallback(
    (id: string, part: ItemPart) => {
      wanted.current = { id, part, before: items }
    },
    [items],
  )
}
