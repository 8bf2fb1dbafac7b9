import type { ReactNode } from "react"
import * as Y from "yjs"
import { addTable, rowsOf } from "../../../shared/minutes/edit-opinions.ts"
import { sortedEntries } from "../../../shared/minutes/entries.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYDerived } from "../../live/use-minutes.ts"
import { OpinionTable } from "./opinion-table.tsx"
import classes from "./table.module.css"
import type { CellSlots } from "./slots.ts"

/** Every opinion table of the meeting, each an attachment (첨부 n.). */
export function OpinionTables({ slots }: { readonly slots: CellSlots }): ReactNode {
  const { doc } = useMeeting()
  const canEdit = useCanEdit()
  const opinions = doc.getMap<unknown>("opinions")
  const ids = useYDerived(opinions, tableIds, sameIds)
  return (
    <div className={classes.tables}>
      {ids.map((id, index) => {
        const table = opinions.get(id)
        const rows = rowsOf(doc, id)
        if (!(table instanceof Y.Map) || !rows) return null
        return <OpinionTable key={id} id={id} index={index + 1} table={table} rows={rows} slots={slots} />
      })}
      {ids.length === 0 && <p className={classes.empty}>{ko.noTables}</p>}
      {canEdit && ids.length === 0 && (
        <button type="button" className={classes.plainButton} onClick={() => addTable(doc, blankTable(), LOCAL_ORIGIN)}>
          + {ko.addTable}
        </button>
      )}
    </div>
  )
}

function tableIds(opinions: Y.Map<unknown>): readonly string[] {
  return sortedEntries(opinions).map(({ id }) => id)
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

function blankTable() {
  return {
    id: newId(),
    order: "",
    title: "",
    subtitle: "",
    windowFrom: null,
    windowTo: null,
    groupTitle: "",
    opinionTitle: ko.opinionTitlePlaceholder,
    responseTitle: ko.responseTitlePlaceholder,
    rows: [],
  }
}
