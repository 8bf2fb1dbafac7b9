import type { ReactNode } from "react"
import type * as Y from "yjs"
import { setTableField } from "../../../shared/minutes/edit-opinions.ts"
import { readDate } from "../../../shared/minutes/read-values.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LiveDateInput } from "../../live/live-date-input.tsx"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import classes from "./table.module.css"

interface TableHeadingProps {
  readonly id: string
  readonly index: number
  readonly table: Y.Map<unknown>
}

/** 첨부 n., the table's title, its subtitle and the collecting window. */
export function TableHeading({ id, index, table }: TableHeadingProps): ReactNode {
  const { doc } = useMeeting()
  const canEdit = useCanEdit()
  const fields = useYMap(table)
  const write = (field: "title" | "subtitle" | "windowFrom" | "windowTo", value: string) =>
    setTableField(doc, id, field, field.startsWith("window") && value === "" ? null : value, LOCAL_ORIGIN)
  return (
    <div className={classes.heading}>
      <p className={classes.attachment}>&lt;{ko.attachmentLabel(index)}&gt;</p>
      <h2 className={classes.title} data-place={`opinion.${id}.title`}>
        <LiveField
          map={table}
          field="title"
          label={ko.tableTitle}
          placeholder={ko.titlePlaceholder}
          place={`opinion.${id}`}
          write={(text) => write("title", text)}
        />
      </h2>
      <div className={classes.subtitle} data-place={`opinion.${id}.subtitle`}>
        <span aria-hidden>○</span>
        <LiveField
          map={table}
          field="subtitle"
          label={ko.subtitle}
          placeholder={ko.subtitlePlaceholder}
          place={`opinion.${id}`}
          write={(text) => write("subtitle", text)}
        />
      </div>
      {canEdit && (
        <div className={classes.windowForm} role="group" aria-label={ko.window}>
          <LiveDateInput
            type="date"
            label={ko.windowFrom}
            value={readDate(fields["windowFrom"]) ?? ""}
            write={(date) => write("windowFrom", date)}
          />
          <span aria-hidden>~</span>
          <LiveDateInput
            type="date"
            label={ko.windowTo}
            value={readDate(fields["windowTo"]) ?? ""}
            write={(date) => write("windowTo", date)}
          />
        </div>
      )}
    </div>
  )
}
