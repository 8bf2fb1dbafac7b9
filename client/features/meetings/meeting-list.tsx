import { Link } from "react-router"
import { meetingsText } from "../../../shared/text/ko/meetings.ts"
import type { Meeting } from "../../../shared/wire/records.ts"
import { readCivilTime } from "./meeting-when.ts"
import { groupByYear } from "./pick-current-meeting.ts"
import { StateBadge } from "./state-badge.tsx"
import classes from "./meeting-list.module.css"

interface MeetingListProps {
  readonly meetings: readonly Meeting[]
  /** Names each meeting's committee; wanted when a person belongs to several. */
  readonly showsCommittee: boolean
}

/** All meetings by year, newest first; each row is one link. */
export function MeetingList({ meetings, showsCommittee }: MeetingListProps) {
  return groupByYear(meetings).map((group) => {
    const name = group.year === null ? meetingsText.noDateGroup : meetingsText.year(group.year)
    return (
      <section key={name} className={classes.group} aria-label={meetingsText.listLabel(name)}>
        <h2 className={classes.year}>
          {name} <span className={classes.count}>{meetingsText.count(group.meetings.length)}</span>
        </h2>
        <ul className={classes.list}>
          {group.meetings.map((meeting) => (
            <li key={meeting.id}>
              <MeetingRow meeting={meeting} showsCommittee={showsCommittee} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function MeetingRow({ meeting, showsCommittee }: { meeting: Meeting; showsCommittee: boolean }) {
  return (
    <Link className={classes.row} to={`/meetings/${meeting.id}`}>
      <MeetingDate startsAt={meeting.startsAt} />
      <span className={classes.main}>
        <span className={classes.title}>{meeting.title}</span>
        <span className={classes.meta}>
          {showsCommittee && <span>{meeting.committeeName}</span>}
          {meeting.startsAt !== null && <span>{readCivilTime(meeting.startsAt).time}</span>}
          <span>{meeting.place === "" ? meetingsText.noPlace : meeting.place}</span>
          {meeting.damaged && <span className={classes.damaged}>{meetingsText.damaged}</span>}
        </span>
      </span>
      <span className={classes.state}>
        {meeting.revision > 0 && <span className={classes.revision}>{meetingsText.revision(meeting.revision)}</span>}
        <StateBadge state={meeting.state} />
      </span>
    </Link>
  )
}

function MeetingDate({ startsAt }: { startsAt: string | null }) {
  if (startsAt === null) return <span className={classes.date}>{meetingsText.noDate}</span>
  const { month, day, weekday } = readCivilTime(startsAt)
  return (
    <time className={classes.date} dateTime={startsAt}>
      <span className={classes.day}>
        {month}. {day}.
      </span>
      <span className={classes.weekday}>({weekday})</span>
    </time>
  )
}
