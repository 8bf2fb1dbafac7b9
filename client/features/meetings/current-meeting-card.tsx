import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { formatDateTime } from "../../../shared/domain/korean-date.ts"
import { meetingsText } from "../../../shared/text/ko/meetings.ts"
import { distanceInDays, readCivilTime } from "./meeting-when.ts"
import type { CurrentKind, CurrentMeeting } from "./pick-current-meeting.ts"
import { StateBadge } from "./state-badge.tsx"
import classes from "./current-meeting-card.module.css"

const EYEBROW: Readonly<Record<CurrentKind, string>> = {
  now: meetingsText.nowEyebrow,
  next: meetingsText.nextEyebrow,
  unfinished: meetingsText.unfinishedEyebrow,
  latest: meetingsText.latestEyebrow,
}

interface CurrentMeetingCardProps {
  readonly current: CurrentMeeting
  /** Civil time in Korea, `YYYY-MM-DDTHH:mm`. */
  readonly now: string
  /** The person may write in it now; else the button only promises reading. */
  readonly canWrite: boolean
  /** What goes on in it; below the button, so that the button never moves. */
  readonly children?: ReactNode
}

/** The meeting that matters now, with the one big button into it. */
export function CurrentMeetingCard({ current, now, canWrite, children }: CurrentMeetingCardProps) {
  const { meeting, kind } = current
  return (
    <section className={classes.card} aria-labelledby="current-meeting">
      <DateLeaf startsAt={meeting.startsAt} />
      <div>
        <p className={classes.eyebrow}>
          {EYEBROW[kind]}
          {meeting.startsAt !== null && kind !== "now" && (
            <span className={classes.distance}>{distanceInDays(meeting.startsAt, now)}</span>
          )}
        </p>
        <h2 className={classes.title} id="current-meeting">
          {meeting.title}
        </h2>
        <p className={classes.meta}>
          <StateBadge state={meeting.state} />
          <span>{meeting.startsAt === null ? meetingsText.noDate : formatDateTime(meeting.startsAt)}</span>
          <span>{meeting.place === "" ? meetingsText.noPlace : meeting.place}</span>
        </p>
        <Button className={classes.enter} component={Link} to={`/meetings/${meeting.id}`} size="lg">
          {canWrite ? meetingsText.enter : meetingsText.read}
        </Button>
        {children}
      </div>
    </section>
  )
}

/** The day as a leaf of a desk calendar; decoration, the line beside it says the same in words. */
function DateLeaf({ startsAt }: { startsAt: string | null }) {
  if (startsAt === null) return null
  const { month, day, weekday } = readCivilTime(startsAt)
  return (
    <div className={classes.leaf} aria-hidden="true">
      <span className={classes.leafMonth}>{meetingsText.month(month)}</span>
      <span className={classes.leafDay}>{day}</span>
      <span className={classes.leafWeekday}>{meetingsText.weekdayLong(weekday)}</span>
    </div>
  )
}
