import type { ReactNode } from "react"
import { Link } from "react-router"
import { lifeText as ko } from "../../../shared/text/ko/life.ts"
import type { RevisionSummary } from "../../../shared/wire/records.ts"
import { useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import classes from "./life.module.css"

const NONE: readonly RevisionSummary[] = []
const WHEN = new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", dateStyle: "medium", timeStyle: "short" })

/** The meeting's final revisions, newest first. */
export function RevisionList(): ReactNode {
  const { meetingId } = useMeeting()
  const revisions = useMeetingState((state) => state.records?.revisions ?? NONE)
  if (revisions.length === 0) return <p className={classes.hint}>{ko.noRevisions}</p>
  return (
    <ul className={classes.revisions}>
      {revisions
        .toSorted((a, b) => b.n - a.n)
        .map(({ n, by, at }) => (
          <li key={n}>
            <Link className={classes.revision} to={`/meetings/${meetingId}/revisions/${n}`}>
              <strong>{ko.revision(n)}</strong>
              <span className={classes.hint}>{ko.revisionBy(by.name, WHEN.format(at))}</span>
            </Link>
          </li>
        ))}
    </ul>
  )
}
