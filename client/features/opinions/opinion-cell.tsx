import { useEffect, useLayoutEffect, useRef } from "react"
import type { KeyboardEvent, ReactNode } from "react"
import { flushSync } from "react-dom"
import * as Y from "yjs"
import { setState } from "../../../shared/minutes/edit-opinions.ts"
import { readChoice } from "../../../shared/minutes/read-values.ts"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { EDITABLE, keepingPoint } from "./caret-at-point.ts"
import type { CellMode } from "./grid-selection.ts"
import classes from "./cell.module.css"
import { isBlankOpinion } from "./row-lines.ts"
import type { RowProps } from "./row-props.ts"
import type { CellRenderers } from "./slots.ts"
import { whenLeft } from "./use-cell.ts"

const LINK = 'a, [role="link"]'

interface OpinionCellProps extends RowProps {
  readonly mode: CellMode | null
  readonly label: string
  readonly slots: CellRenderers
  readonly peerColour: string | undefined
}

/** The committee's wording. One rich editor exists on the page: in the selected cell; every other cell is plain text. */
export function OpinionCell(props: OpinionCellProps): ReactNode {
  const { tableId, id, row, mode, selection, actions, slots, canEdit } = props
  const fragment = row.get("opinion")
  const isMine = canEdit && mode !== null && fragment instanceof Y.XmlFragment
  const place = `opinion.${tableId}.${id}.opinion`
  const edit = () => {
    if (!canEdit || mode === "editing") return
    flushSync(() => selection.select(id, "opinion", "editing"))
  }
  const startEditing = () => {
    if (isMine && mode === "selected") selection.select(id, "opinion", "editing")
  }
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={9}
      aria-selected={mode !== null}
      className={classes.cell}
      data-col="opinion"
      data-caption={ko.columns.opinion}
      data-mode={mode ?? undefined}
      data-colour={props.peerColour}
      data-place={place}
      onClick={(event) => {
        const { currentTarget, target } = event
        // A list of the editor stands elsewhere on the page; a link in the text is followed, not edited.
        if (!currentTarget.contains(target as Node) || (target as Element).closest(LINK)) return
        keepingPoint(event, edit)
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === event.currentTarget) edit()
      }}
      onFocus={(event) => {
        if (isMine && event.target === event.currentTarget) focusEditor(event.currentTarget)
      }}
      onKeyDownCapture={(event) => void (isMine && !closesList(event) && actions.key(event))}
      onBeforeInputCapture={startEditing}
      onCompositionStartCapture={startEditing}
      onPasteCapture={startEditing}
      onBlur={(event) => {
        const { currentTarget, target } = event
        whenLeft(currentTarget, event.relatedTarget, () => {
          // An editor that was made anew took the focus with it: give it to the new one.
          if (!target.isConnected && currentTarget.querySelector(EDITABLE)) focusEditor(currentTarget)
          else selection.clear(id, "opinion")
        })
      }}
    >
      {isMine ? (
        <ActiveOpinion {...props}>{slots.renderEditor({ fragment, label: props.label, place })}</ActiveOpinion>
      ) : (
        <OpinionText row={row} renderText={slots.renderText} />
      )}
    </div>
  )
}

/** Around the editor of the cell a person is in, which takes the focus as it comes. */
function ActiveOpinion(props: OpinionCellProps & { readonly children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  useStateFollowsText(props)
  useLayoutEffect(() => {
    place.current?.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [])
  return <div ref={place}>{props.children}</div>
}

function OpinionText(props: Pick<RowProps, "row"> & Pick<CellRenderers, "renderText">): ReactNode {
  const fragment = props.row.get("opinion")
  const isNone = props.row.get("state") === "none" && isBlankOpinion(fragment)
  return (
    <div className={classes.text}>
      {fragment instanceof Y.XmlFragment && props.renderText(fragment)}
      {isNone && <span className="hj-text hj-cell">{ko.printedNone}</span>}
    </div>
  )
}

/** Whoever writes an opinion into an unreviewed or 의견없음 row has made it a row with an opinion. */
function useStateFollowsText({ tableId, id, row }: OpinionCellProps): void {
  const { doc } = useMeeting()
  useEffect(() => {
    const fragment = row.get("opinion")
    if (!(fragment instanceof Y.XmlFragment)) return
    const follow = (_events: unknown, transaction: Y.Transaction) => {
      const state = readChoice(row.get("state"), ROW_STATES, "unreviewed")
      if (!transaction.local || (state !== "unreviewed" && state !== "none") || isBlankOpinion(fragment)) return
      // Not inside the observer: the editor is still reading this transaction.
      queueMicrotask(() => setState(doc, tableId, [id], "opinion", LOCAL_ORIGIN))
    }
    fragment.observeDeep(follow)
    return () => fragment.unobserveDeep(follow)
  }, [doc, tableId, id, row])
}

/** Esc closes the list that is open at the caret first. */
function closesList({ key, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  return key === "Escape" && currentTarget.querySelector('[aria-haspopup="listbox"]') !== null
}

function focusEditor(cell: HTMLElement): void {
  const editable = cell.querySelector<HTMLElement>(EDITABLE)
  if (!editable || editable.contains(document.activeElement)) return
  editable.focus({ preventScroll: true })
  const selection = getSelection()
  selection?.selectAllChildren(editable)
  selection?.collapseToEnd()
}
