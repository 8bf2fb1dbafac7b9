import type { ReactNode } from "react"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { RowMenu } from "./row-menu.tsx"
import classes from "./tools.module.css"
import type { RowCellsProps } from "./row-props.ts"
import { whenLeft } from "./use-cell.ts"

interface RowToolsProps extends RowCellsProps {
  readonly label: string
  readonly kind: "project" | "section"
  /** Null for a section row, which has none. */
  readonly state: RowState | null
  /** In the Tab order only for the row this person is in: five hundred rows are not fifteen hundred stops. */
  readonly isReachable: boolean
}

/** Beside the paper's columns, never printed: the row's state, 의견없음 in one tap, comments, and the row's menu. */
export function RowTools(props: RowToolsProps): ReactNode {
  const { tableId, id, label, state, actions, commentCount, canEdit, selection } = props
  const { openComments } = props.slots
  const tabIndex = props.isReachable ? 0 : -1
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={11}
      className={classes.tools}
      data-tools
      onFocus={() => selection.select(id, "tools")}
      onBlur={(event) => whenLeft(event.currentTarget, event.relatedTarget, () => selection.clear(id, "tools"))}
      onKeyDown={(event) => void actions.toolsKey(event)}
    >
      {state !== null && canEdit && (
        <select
          className={classes.state}
          data-state={state}
          tabIndex={tabIndex}
          aria-label={ko.stateFor(label)}
          value={state}
          onChange={(event) => actions.setState(id, event.currentTarget.value as RowState)}
        >
          {ROW_STATES.map((one) => (
            <option key={one} value={one}>
              {ko.states[one]}
            </option>
          ))}
        </select>
      )}
      {state !== null && !canEdit && (
        <span className={classes.state} data-state={state}>
          {ko.states[state]}
        </span>
      )}
      {state === "unreviewed" && canEdit && (
        <button
          type="button"
          className={classes.setNone}
          tabIndex={tabIndex}
          aria-label={ko.setNoneFor(label)}
          onClick={(event) => {
            // The button goes with the state it offered: the focus stays in the row.
            event.currentTarget.closest("[data-tools]")?.querySelector("select")?.focus({ preventScroll: true })
            actions.setState(id, "none")
          }}
        >
          {ko.setNone}
        </button>
      )}
      <span className={classes.toolButtons}>
        {openComments && props.kind === "project" && (
          <button
            type="button"
            className={classes.bubble}
            data-comments
            data-count={commentCount || undefined}
            tabIndex={tabIndex}
            aria-label={ko.commentsOf(label, commentCount)}
            onClick={() => openComments(tableId, id)}
          >
            <BubbleIcon />
            {commentCount > 0 && <span>{commentCount}</span>}
          </button>
        )}
        {canEdit && (
          <button type="button" className={classes.handle} tabIndex={tabIndex} aria-label={ko.dragRow(label)} data-drag>
            <span aria-hidden>⠿</span>
          </button>
        )}
        {canEdit && <RowMenu id={id} label={label} kind={props.kind} tabIndex={tabIndex} actions={actions} />}
      </span>
    </div>
  )
}

function BubbleIcon(): ReactNode {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden focusable="false">
      <path
        d="M3 4.5h14v9H9.5L6 16.5v-3H3z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  )
}
