import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import classes from "./table.module.css"

/** How a phone shows the rows: cards that need no sideways scrolling, or the table as it prints. */
export type TableView = "cards" | "table"

interface ViewSwitchProps {
  readonly view: TableView
  readonly setView: (view: TableView) => void
}

/** Seen on a phone only; a wider screen always shows the table. */
export function ViewSwitch({ view, setView }: ViewSwitchProps): ReactNode {
  return (
    <button
      type="button"
      className={`${classes.plainButton} ${classes.viewSwitch}`}
      onClick={() => setView(view === "cards" ? "table" : "cards")}
    >
      {view === "cards" ? ko.tableView : ko.cardView}
    </button>
  )
}
