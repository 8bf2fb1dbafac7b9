import type { ReactNode } from "react"
import type * as Y from "yjs"
import { setTableField } from "../../../shared/minutes/edit-opinions.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import classes from "./grid.module.css"
import { windowText } from "./window-text.ts"

const PLAIN = ["serial", "number", "scope", "project", "subproject", "department", "team", "officer"] as const

/** The two-level header, always in view. Column words are the form's; the titles on the right are the committee's. */
export function GridHeader({
  tableId,
  table,
}: {
  readonly tableId: string
  readonly table: Y.Map<unknown>
}): ReactNode {
  const { doc } = useMeeting()
  const fields = useYMap(table)
  const title = (field: "groupTitle" | "opinionTitle" | "responseTitle", label: string, placeholder: string) => (
    <LiveField
      map={table}
      field={field}
      label={label}
      placeholder={placeholder}
      place={`opinion.${tableId}`}
      write={(text) => setTableField(doc, tableId, field, text, LOCAL_ORIGIN)}
    />
  )
  const span = windowText(fields["windowFrom"], fields["windowTo"])
  return (
    <div className={classes.header} role="rowgroup">
      <div className={classes.headRow} role="row" aria-rowindex={1}>
        {PLAIN.map((column, index) => (
          <div
            key={column}
            role="columnheader"
            aria-colindex={index + 1}
            aria-rowspan={2}
            className={classes.headCell}
            data-col={column}
          >
            {ko.columns[column]}
          </div>
        ))}
        <div role="columnheader" aria-colindex={9} aria-colspan={2} className={classes.headCell} data-col="group">
          {title("groupTitle", ko.groupTitle, ko.groupPlaceholder)}
        </div>
        <div role="columnheader" aria-colindex={11} aria-rowspan={2} className={classes.headCell} data-col="tools">
          {ko.columns.tools}
        </div>
      </div>
      <div className={classes.headRow} role="row" aria-rowindex={2}>
        <div role="columnheader" aria-colindex={9} className={classes.headCell} data-col="opinion">
          {title("opinionTitle", ko.opinionTitle, ko.opinionTitlePlaceholder)}
          {span && <span className={classes.window}>({span})</span>}
        </div>
        <div role="columnheader" aria-colindex={10} className={classes.headCell} data-col="response">
          {title("responseTitle", ko.responseTitle, ko.responseTitlePlaceholder)}
        </div>
      </div>
    </div>
  )
}
