import { useCallback } from "react"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { BodyEditor } from "../../features/editor/body-editor.tsx"
import { BodyToolbar } from "../../features/editor/body-toolbar.tsx"
import { useMeeting } from "../../live/use-meeting.ts"
import classes from "./paper.module.css"

/** 회의 결과: the body's editor on the paper, with its tools above it while it is on screen. */
export function BodySection({ goTo }: { readonly goTo: (place: string) => void }): ReactNode {
  const { meetingId } = useMeeting()
  const photoUrl = useCallback((blob: string) => `/api/meetings/${meetingId}/blobs/${blob}`, [meetingId])
  const showTable = useCallback((tableId: string) => goTo(`opinion.${tableId}`), [goTo])
  const showRow = useCallback((tableId: string, rowId: string) => goTo(`opinion.${tableId}.${rowId}`), [goTo])
  return (
    <section className={classes.body} aria-label={ko.labels.results}>
      <div className={classes.resultsLabel}>{ko.labels.results}</div>
      <div className={classes.toolbar}>
        <BodyToolbar />
      </div>
      <div className={classes.results}>
        <BodyEditor photoUrl={photoUrl} showTable={showTable} showRow={showRow} />
      </div>
    </section>
  )
}
