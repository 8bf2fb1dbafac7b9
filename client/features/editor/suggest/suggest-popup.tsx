import type { Editor } from "@tiptap/core"
import { useLayoutEffect, useRef, useSyncExternalStore } from "react"
import type { ReactNode, RefObject } from "react"
import { createPortal } from "react-dom"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { choose } from "./suggest-keys.ts"
import { openList, optionId } from "./suggest-state.ts"
import type { OpenList } from "./suggest-state.ts"

interface SuggestPopupProps {
  readonly editor: Editor
  readonly listId: string
}

/** The open list beside the caret, above everything: a row of a table would cut it. The focus stays in the text, which points to the active option. */
export function SuggestPopup({ editor, listId }: SuggestPopupProps): ReactNode {
  const list = useOpenList(editor)
  const popup = useRef<HTMLDivElement>(null)
  usePlace(popup, editor, list)
  return createPortal(
    <>
      <output className="spoken">{list === null ? "" : ko.count(list.items.length)}</output>
      {list !== null && (
        <div ref={popup} className="hj-suggest">
          <div id={listId} role="listbox" aria-label={ko.listLabel[list.kind]}>
            {list.items.map((item, index) => (
              // Keys go to the text; a pointer must not take the focus, or the phone's keyboard, away from it.
              <button
                key={item.id}
                type="button"
                id={optionId(listId, index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === list.active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(editor.view, item)}
              >
                <span aria-hidden="true">{item.sign}</span>
                <b>{item.label}</b>
                <small>{item.hint}</small>
              </button>
            ))}
          </div>
          {!list.isAsked && list.active < 0 && <p>{ko.rowHintKey}</p>}
        </div>
      )}
    </>,
    document.body,
  )
}

function useOpenList(editor: Editor): OpenList | null {
  return useSyncExternalStore(
    (listener) => {
      editor.on("transaction", listener)
      return () => void editor.off("transaction", listener)
    },
    () => (editor.isDestroyed ? null : openList(editor.state)),
  )
}

/** Pixels kept free around the list. */
const GAP = 6
/** More is hard to overlook; the rest scrolls. Pixels. */
const HIGHEST = 352

/** Under the letters it is about, or over them where there is more room: never on them, never under a phone's keyboard. */
function usePlace(popup: RefObject<HTMLElement | null>, editor: Editor, list: OpenList | null): void {
  useLayoutEffect(() => {
    const element = popup.current
    if (element === null || list === null) return
    const place = (): void => placePopup(element, editor, list.from)
    place()
    showActive(element)
    addEventListener("scroll", place, { passive: true, capture: true })
    addEventListener("resize", place)
    visualViewport?.addEventListener("resize", place)
    return () => {
      removeEventListener("scroll", place, { capture: true })
      removeEventListener("resize", place)
      visualViewport?.removeEventListener("resize", place)
    }
  }, [popup, editor, list])
}

function placePopup(popup: HTMLElement, editor: Editor, from: number): void {
  if (editor.isDestroyed) return
  const at = editor.view.coordsAtPos(Math.min(from, editor.state.doc.content.size))
  const { top, left, right, bottom } = visibleArea()
  const below = bottom - at.bottom - GAP * 2
  const above = at.top - top - GAP * 2
  const isBelow = below >= Math.min(popup.scrollHeight, HIGHEST) || below >= above
  popup.style.maxHeight = `${Math.min(HIGHEST, Math.max(96, isBelow ? below : above))}px`
  popup.style.left = `${Math.max(left + GAP, Math.min(at.left, right - popup.offsetWidth - GAP))}px`
  popup.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - popup.offsetHeight}px`
}

/** Within the list only: the page itself stays where it is. */
function showActive(popup: HTMLElement): void {
  const option = popup.querySelector('[aria-selected="true"]')?.getBoundingClientRect()
  const frame = popup.getBoundingClientRect()
  if (option === undefined) return
  if (option.top < frame.top) popup.scrollTop -= frame.top - option.top
  else if (option.bottom > frame.bottom) popup.scrollTop += option.bottom - frame.bottom
}

/** What the top bar, the bottom tools and a phone's keyboard leave of the window, in client pixels. */
function visibleArea() {
  const { clientWidth, clientHeight } = document.documentElement
  const view = visualViewport
  const top = view?.offsetTop ?? 0
  const bar = document.querySelector(".hj-toolbar-frame")?.getBoundingClientRect()
  const bottom = view === null ? clientHeight : top + view.height
  const isBarBelow = bar !== undefined && bar.height > 0 && bar.bottom >= bottom - GAP
  const isBarAbove = bar !== undefined && !isBarBelow && bar.top < bottom / 2
  return {
    top: isBarAbove ? Math.max(top, bar.bottom) : top,
    left: 0,
    right: clientWidth,
    bottom: isBarBelow ? bar.top : bottom,
  }
}
