import { useLayoutEffect, useRef } from "react"
import type { ReactNode } from "react"
import { flushSync } from "react-dom"
import { setCell } from "../../../shared/minutes/edit-opinions.ts"
import type { TextColumn } from "../../../shared/minutes/edit-opinions.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { keepingPointInField } from "./caret-at-point.ts"
import classes from "./cell.module.css"
import type { CellMode, Column } from "./grid-selection.ts"
import type { RowProps } from "./row-props.ts"
import { whenLeft } from "./use-cell.ts"

interface TextCellProps extends RowProps {
  readonly column: Exclude<Column, "opinion" | "scope" | "tools">
  /** The document's field, when it is not the column's own. */
  readonly field?: TextColumn
  readonly mode: CellMode | null
  readonly label: string
  /** Shown over the cell on a phone, where there is no header row. */
  readonly caption?: string
  readonly colIndex: number
  /** How many columns the cell covers; 1 when not given. */
  readonly colSpan?: number
  /** The value is the same as above in the group: kept readable for machines, not printed. */
  readonly isRepeated?: boolean
  readonly placeholder?: string | undefined
  readonly peerColour?: string | undefined
}

/** A plain cell. No hooks: a table of five hundred rows has three thousand of them, and at most one is active. */
export function TextCell(props: TextCellProps): ReactNode {
  const { tableId, id, row, column, mode, selection, actions, canEdit } = props
  const value = readText(row.get(props.field ?? column))
  const isMine = canEdit && mode !== null
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={props.colIndex}
      aria-colspan={props.colSpan}
      aria-selected={mode !== null}
      className={classes.cell}
      data-col={column}
      data-span={props.colSpan}
      data-caption={props.caption}
      data-mode={mode ?? undefined}
      data-repeated={(props.isRepeated && mode === null) || undefined}
      data-empty={value === "" || undefined}
      data-colour={props.peerColour}
      data-place={`opinion.${tableId}.${id}.${column}`}
      onClick={(event) => {
        if (!canEdit || mode === "editing") return
        // In the same task as the tap: a phone opens its keyboard only then.
        keepingPointInField(event, () => flushSync(() => selection.select(id, column, "editing")))
      }}
      onFocus={(event) => {
        // A press beside the text must not take the keyboard away from it.
        if (!isMine || event.target !== event.currentTarget) return
        event.currentTarget.querySelector("textarea")?.focus({ preventScroll: true })
      }}
      onKeyDown={(event) => void (isMine && actions.key(event))}
      onBlur={(event) => {
        whenLeft(event.currentTarget, event.relatedTarget, () => selection.clear(id, column))
      }}
    >
      {(!isMine || mode === "selected") && (
        <span className={classes.text}>
          {value || <span className={classes.placeholder}>{props.placeholder}</span>}
        </span>
      )}
      {isMine && <ActiveField {...props} mode={mode} />}
    </div>
  )
}

/**
 * The field of the cell a person is in. Selected, it is empty and see-through over the text: the first key, also the
 * first jamo of a syllable, lands in a real field that stays the same element while the edit goes on.
 */
function ActiveField(props: TextCellProps & { readonly mode: CellMode }): ReactNode {
  const { tableId, id, row, column, mode, selection } = props
  const { doc } = useMeeting()
  const input = useRef<HTMLTextAreaElement>(null)
  const field = props.field ?? column
  useLayoutEffect(() => {
    const element = input.current
    if (!element) return
    if (document.activeElement !== element) element.focus({ preventScroll: true })
    element.scrollIntoView({ block: "nearest", inline: "nearest" })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])
  return (
    <span className={mode === "selected" ? classes.waiting : classes.editing}>
      <LiveField
        inputRef={input}
        map={row}
        field={field}
        label={props.label}
        place={`opinion.${tableId}.${id}.${column}`}
        isWaiting={mode === "selected"}
        onTypingStarted={() => selection.select(id, column, "editing")}
        write={(text) => setCell(doc, tableId, id, field, text, LOCAL_ORIGIN)}
      />
    </span>
  )
}
