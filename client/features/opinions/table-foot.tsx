import type { ReactNode } from "react"
import { deleteTable, restoreTable } from "../../../shared/minutes/edit-opinions.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import type { TableActions } from "./table-actions.ts"
import classes from "./table.module.css"
import { showUndo } from "./undo-notice.tsx"

interface TableFootProps {
  readonly tableId: string
  readonly title: string
  readonly actions: TableActions
}

/** New rows and sections at the end, and the way to delete the table, which can be undone. */
export function TableFoot({ tableId, title, actions }: TableFootProps): ReactNode {
  const { doc, undo } = useMeeting()
  const remove = () => {
    undo.stopCapturing()
    deleteTable(doc, tableId, Date.now(), LOCAL_ORIGIN)
    showUndo(`removed-${tableId}`, ko.removedTable(title), () => restoreTable(doc, tableId, LOCAL_ORIGIN))
  }
  return (
    <div className={classes.foot}>
      <button type="button" className={classes.plainButton} onClick={() => actions.addRow(null)}>
        + {ko.addRow}
      </button>
      <button type="button" className={classes.plainButton} onClick={() => actions.addSection(null)}>
        + {ko.addSection}
      </button>
      <span className={classes.keyboardHint}>{ko.keyboardHint}</span>
      <span className={classes.swipeHint}>{ko.swipeHint}</span>
      <button type="button" className={`${classes.plainButton} ${classes.removeTable}`} onClick={remove}>
        {ko.removeTable}
      </button>
    </div>
  )
}
