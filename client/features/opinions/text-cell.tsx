import { useLayoutEffect, useRef } from "react"
import type { ReactNode } from "react"
import { flushSync } from "react-dom"
import { setCell } from "../../../shared/minutes/edit-opinions.ts"
import type { TextColumn } from "../../../shared/minutes/edit-opinions.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import type { CellMode, Column } from "./grid-selection.ts"
import classes from "./opinions.module.css"
import type { RowProps } from "./row-props.ts"
import { whenLeft } from "./use-cell.ts"

interface TextCellProps extends Pick<RowProps, "tableId" | "id" | "row" | "selection" | "actions"> {
  readonly column: Exclude<Column, "opinion" | "scope">
  /** The document's field, when it is not the column's own. */
  readonly field?: TextColumn
  readonly mode: CellMode | null
  readonly label: string
  /** Shown over the cell on a phone, where there is no header row. */
  readonly caption?: string
  readonly colIndex: number
  /** The value is the same as above in the group: kept readable for machines, not printed. */
  readonly isRepeated?: boolean
  readonly placeholder?: string
  readonly peerColour?: string | undefined
}

/**
 * A plain cell. Selected, it already holds the focused field, empty and see-through over the text: the first key,
 * also the first jamo of a syllable, lands in a real field that stays the same element while the edit goes on.
 */
export function TextCell(props: TextCellProps): ReactNode {
  const { tableId, id, row, column, mode, selection, actions, label } = props
  const session = useMeeting()
  const canEdit = useCanEdit()
  const input = useRef<HTMLTextAreaElement>(null)
  const field = props.field ?? column
  const value = readText(row.get(field))
  const isMine = canEdit && mode !== null
  useLayoutEffect(() => {
    const element = input.current
    if (!element || !isMine) return
    if (document.activeElement !== element) element.focus({ preventScroll: true })
    element.scrollIntoView({ block: "nearest", inline: "nearest" })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [isMine])
  const edit = () => {
    if (!canEdit || mode === "editing") return
    // In the same task as the tap: a phone opens its keyboard only then.
    flushSync(() => selection.select(id, column, "editing"))
  }
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={props.colIndex}
      aria-selected={mode !== null}
      className={classes.cell}
      data-col={column}
      data-mode={mode ?? undefined}
      data-repeated={(props.isRepeated && mode === null) || undefined}
      data-empty={value === "" || undefined}
      data-colour={props.peerColour}
      data-place={`opinion.${tableId}.${id}.${column}`}
      onClick={edit}
      onFocus={(event) => {
        // A press beside the text must not take the keyboard away from it.
        if (isMine && event.target === event.currentTarget) input.current?.focus({ preventScroll: true })
      }}
      onKeyDownCapture={(event) => void (isMine && actions.key(event))}
      onBlur={(event) => {
        whenLeft(event.currentTarget, event.relatedTarget, () => selection.clear(id, column))
      }}
    >
      {props.caption && <span className={classes.caption}>{props.caption}</span>}
      {(!isMine || mode === "selected") && (
        <span className={classes.text}>
          {value || <span className={classes.placeholder}>{props.placeholder}</span>}
        </span>
      )}
      {isMine && (
        <span className={mode === "selected" ? classes.waiting : classes.editing}>
          <LiveField
            inputRef={input}
            map={row}
            field={field}
            label={label}
            place={`opinion.${tableId}.${id}.${column}`}
            isWaiting={mode === "selected"}
            onTypingStarted={() => selection.select(id, column, "editing")}
            write={(text) => setCell(session.doc, tableId, id, field as TextColumn, text, LOCAL_ORIGIN)}
          />
        </span>
      )}
    </div>
  )
}
