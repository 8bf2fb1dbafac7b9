import { useCallback, useMemo } from "react"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import type { Thread } from "../../../shared/wire/records.ts"
import { AttendanceBlock } from "../../features/attendance/attendance-block.tsx"
import { countOpenThreads } from "../../features/comments/group-threads.ts"
import { useGoToItem } from "../../features/editor/use-go-to-item.ts"
import { AgendaTopics } from "../../features/header/agenda-topics.tsx"
import { HeaderText, MeetingTime, NextMeeting } from "../../features/header/header-fields.tsx"
import { OpinionTables } from "../../features/opinions/opinion-tables.tsx"
import { PhotoSection } from "../../features/photos/photo-section.tsx"
import { useUploadQueue } from "../../features/photos/use-uploads.ts"
import { useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { BodySection } from "./body-section.tsx"
import { Closing } from "./closing.tsx"
import classes from "./paper.module.css"
import { cellRenderers } from "./opinion-slots.tsx"
import { photoUpload } from "./page-api.ts"

interface PaperProps {
  readonly openComments: ((tableId: string, rowId: string) => void) | undefined
  readonly goTo: (place: string) => void
  /** A phone shows the part with the results. */
  readonly showAgenda: () => void
}

const NO_THREADS: readonly Thread[] = []

/** The A4 paper in the printed form's order. The grids are siblings of the body's editor, never inside it. */
export function Paper({ openComments, goTo, showAgenda }: PaperProps): ReactNode {
  const { meetingId } = useMeeting()
  const threads = useMeetingState((state) => state.records?.threads ?? NO_THREADS)
  const commentCounts = useMemo(() => countOpenThreads(threads), [threads])
  const showRow = useCallback((tableId: string, rowId: string) => goTo(`opinion.${tableId}.${rowId}`), [goTo])
  const cells = useMemo(() => cellRenderers(openComments, showRow), [openComments, showRow])
  const slots = useMemo(() => ({ cells, commentCounts }), [cells, commentCounts])
  const upload = useMemo(() => photoUpload(meetingId), [meetingId])
  const queue = useUploadQueue(upload)
  const goToItem = useGoToItem(showAgenda)
  return (
    <>
      <article className={classes.sheet} aria-label={ko.paper}>
        <div className={classes.part} data-part="attendance">
          <div className={classes.paperTitle} data-place="header.title">
            <HeaderText field="title" label={ko.title} placeholder={ko.titlePlaceholder} />
          </div>
          <div className={classes.form}>
            <Row label={ko.labels.when} place="header.startsAt">
              <MeetingTime />
            </Row>
            <Row label={ko.labels.where} place="header.place">
              <HeaderText field="place" label={ko.place} placeholder={ko.placePlaceholder} />
            </Row>
            <AttendanceBlock />
            <Row label={ko.labels.topics}>
              <AgendaTopics goTo={goToItem} />
            </Row>
          </div>
        </div>
        <div className={classes.part} data-part="agenda">
          <BodySection goTo={goTo} showRow={showRow} queue={queue} />
          <div className={classes.form}>
            <Row label={ko.labels.next} place="header.nextStartsAt">
              <NextMeeting />
            </Row>
          </div>
          <PhotoSection queue={queue} />
          <Closing />
        </div>
      </article>
      <div className={classes.part} data-part="opinions">
        <OpinionTables slots={slots} />
      </div>
    </>
  )
}

interface RowProps {
  readonly label: string
  readonly place?: string
  readonly children: ReactNode
}

function Row({ label, place, children }: RowProps): ReactNode {
  return (
    <div className={classes.formRow}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value} data-place={place}>
        {children}
      </div>
    </div>
  )
}
