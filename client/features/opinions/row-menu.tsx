import { Menu } from "@mantine/core"
import { useRef, useState } from "react"
import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import type { TableActions } from "./table-actions.ts"
import classes from "./tools.module.css"

interface RowMenuProps {
  readonly id: string
  readonly label: string
  readonly kind: "project" | "section"
  readonly actions: TableActions
  readonly tabIndex: number
}

/** What else can be done with a row. */
export function RowMenu(props: RowMenuProps): ReactNode {
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
          {props.kind === "project" && (
            <Menu.Item onClick={() => actions.setProjectNone(id)}>{ko.setProjectNone}</Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => actions.remove(id)}>
            {ko.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
