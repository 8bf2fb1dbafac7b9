import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import classes from "./opinions.module.css"
import type { TableActions } from "./table-actions.ts"

export function TableFoot({ actions }: { readonly actions: TableActions }): ReactNode {
  return (
    <div className={classes.foot}>
      <button type="button" className={classes.plainButton} onClick={() => actions.addRow(null)}>
        + {ko.addRow}
      </button>
      <button type="button" className={classes.plainButton} onClick={() => actions.addSection(null)}>
        + {ko.addSection}
      </button>
      <span className={classes.keyboardHint}>{ko.keyboardHint}</span>
    </div>
  )
}
