import type { ReactNode } from "react"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import type { Presence } from "../../../shared/wire/people-records.ts"
import type { Meeting, Thread } from "../../../shared/wire/records.ts"
import { useRead } from "../../api/rest.ts"
import classes from "./home.module.css"

/** Who is where is asked again so often, milliseconds. */
export const PRESENCE_MS = 20_000

/** What goes on in the meeting: who is in it now, how many comments wait. Only for those who may read comments. */
export function MeetingNow({ meeting }: { meeting: Meeting }): ReactNode {
  const presence = useRead<Presence>(`/api/committees/${meeting.committeeId}/presence`, { everyMs: PRESENCE_MS })
  const threads = useRead<readonly Thread[]>(`/api/meetings/${meeting.id}/threads`)
  const here = presence.data?.meetings.find(({ meetingId }) => meetingId === meeting.id)?.people ?? []
  const open = (threads.data ?? []).filter(({ resolvedAt }) => resolvedAt === null).length
  return (
    <p className={classes.now}>
      {here.length > 0 && <span className={classes.here}>{ko.hereNames(here.map(({ name }) => name).join(", "))}</span>}
      {open > 0 && <span>{ko.openThreads(open)}</span>}
    </p>
  )
}
