import { Menu } from "@mantine/core"
import { useRef, useState } from "react"
import type { KeyboardEvent, ReactNode } from "react"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useCanEdit } from "../../live/use-meeting.ts"
import classes from "./tools.module.css"
import type { CellRenderers } from "./slots.ts"
import type { TableActions } from "./table-actions.ts"

interface RowToolsProps {
  readonly tableId: string
  readonly id: string
  readonly label: string
  readonly kind: "project" | "section"
  /** Null for a section row, which has none. */
  readonly state: RowState | null
  /** In the Tab order only for the row this person is in: five hundred rows are not fifteen hundred stops. */
  readonly isReachable: boolean
  readonly commentCount: number
  readonly openComments: CellRenderers["openComments"]
  readonly actions: TableActions
  readonly backToCell: () => void
}

/** Beside the paper's columns, never printed: the row's state, 의견없음 in one tap, comments, and the row's menu. */
export function RowTools(props: RowToolsProps): ReactNode {
  const { tableId, id, label, state, actions, commentCount, openComments } = props
  const canEdit = useCanEdit()
  const tabIndex = props.isReachable ? 0 : -1
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "Escape") return
    event.preventDefault()
    props.backToCell()
  }
  return (
    <div role="gridcell" tabIndex={-1} className={classes.tools} data-tools onKeyDown={onKeyDown}>
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
          onClick={() => actions.setState(id, "none")}
        >
          {ko.setNone}
        </button>
      )}
      <span className={classes.toolButtons}>
        {openComments && props.kind === "project" && (
          <button
            type="button"
            className={classes.bubble}
            data-count={commentCount || undefined}
            tabIndex={tabIndex}
            aria-label={ko.commentsOf(label, commentCount)}
            onClick={() => openComments(tableId, id)}
          >
            <BubbleIcon />
            {commentCount > 0 && <span>{commentCount}</span>}
          </button>
        )}
        {canEdit && <RowMenu id={id} label={label} tabIndex={tabIndex} actions={actions} />}
      </span>
    </div>
  )
}

function RowMenu(props: Pick<RowToolsProps, "id" | "label" | "actions"> & { readonly tabIndex: number }): ReactNode {
  const { id, label, actions, tabIndex } = props
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  // The closed menu is another element than the open one: the focus goes to the button that is there then.
  // Unless the focus is elsewhere by then, as in a row that was just added.
  const change = (opens: boolean) => {
    setOpen(opens)
    if (opens) return
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) place.current?.querySelector("button")?.focus()
    })
  }
  const button = (
    <button
      type="button"
      className={classes.menuButton}
      tabIndex={tabIndex}
      aria-label={ko.rowMenu(label)}
      aria-haspopup="menu"
      onClick={() => setOpen((open) => !open)}
    >
      <span aria-hidden>⋮</span>
    </button>
  )
  // A menu for each of five hundred rows costs; it exists only while it is open.
  if (!isOpen) return <span ref={place}>{button}</span>
  return (
    <span ref={place}>
      <Menu opened onChange={change} position="bottom-end" withinPortal returnFocus={false}>
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => actions.addRow(id)}>{ko.addRowBelow}</Menu.Item>
          <Menu.Item onClick={() => actions.addSection(id)}>{ko.addSectionBelow}</Menu.Item>
          <Menu.Item onClick={() => actions.move(id, -1)}>{ko.moveUp}</Menu.Item>
          <Menu.Item onClick={() => actions.move(id, 1)}>{ko.moveDown}</Menu.Item>
          <Menu.Item color="red" onClick={() => actions.remove(id)}>
            {ko.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
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
