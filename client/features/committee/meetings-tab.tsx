import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { formatDateTime } from "../../../shared/domain/korean-date.ts"
import { committeeText as ko, viewerLinkText } from "../../../shared/text/ko/committee.ts"
import { meetingsText, meetingStateText, newMeetingText } from "../../../shared/text/ko/meetings.ts"
import type { CommitteeDetail, Presence } from "../../../shared/wire/people-records.ts"
import type { Meeting } from "../../../shared/wire/records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { later } from "../../api/later.tsx"
import { useRead } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import { NewMeeting } from "./new-meeting.tsx"

const ViewerLinksDialog = later(async () => (await import("./viewer-links-dialog.tsx")).ViewerLinksDialog)

/** Who is in which meeting is asked again so often. */
const LOOK_MS = 10_000

/** The committee's meetings by year, with who is in them now. */
export function MeetingsTab({ committee }: { committee: CommitteeDetail }): ReactNode {
  const meetings = useRead<readonly Meeting[]>(`/api/meetings?committeeId=${committee.id}`)
  const reads = committee.permissions.includes("readComments")
  const presence = useRead<Presence>(`/api/committees/${committee.id}/presence`, { everyMs: LOOK_MS, isWanted: reads })
  const [linksOf, setLinksOf] = useState<Meeting | null>(null)
  const here = new Map((presence.data?.meetings ?? []).map(({ meetingId, people: each }) => [meetingId, each]))
  const byYear = Map.groupBy(meetings.data ?? [], (meeting) => meeting.startsAt?.slice(0, 4) ?? "")
  const manages = committee.permissions.includes("manageCommittee")
  return (
    <>
      {committee.permissions.includes("createMeeting") && (
        <div className={people.actions} style={{ marginTop: "1.25rem" }}>
          <NewMeeting committeeId={committee.id} word={newMeetingText.open} />
        </div>
      )}
      {meetings.isError && <p role="alert">{errorSentence(meetings.error)}</p>}
      {meetings.data?.length === 0 && (
        <section className={people.box}>
          <h2>{ko.noMeetingsTitle}</h2>
          <p className={people.soft}>{ko.noMeetings}</p>
        </section>
      )}
      {[...byYear].map(([year, own]) => (
        <section key={year} className={people.box}>
          <h2>{year === "" ? meetingsText.noDateGroup : meetingsText.year(Number(year))}</h2>
          <ul className={people.rows}>
            {own.map((meeting) => (
              <li key={meeting.id}>
                <span className={people.grow}>
                  <Link className={people.name} to={`/meetings/${meeting.id}`}>
                    {meeting.title}
                  </Link>{" "}
                  <span className={people.soft}>
                    {meeting.startsAt === null ? meetingsText.noDate : formatDateTime(meeting.startsAt)} {meeting.place}
                  </span>
                  {here.has(meeting.id) && (
                    <span className={people.good}>
                      {" "}
                      {ko.hereNow((here.get(meeting.id) ?? []).map(({ name }) => name).join(", "))}
                    </span>
                  )}
                </span>
                <span className={people.badge}>
                  {meetingStateText[meeting.state]}
                  {meeting.revision > 0 && ` ${meetingsText.revision(meeting.revision)}`}
                </span>
                {manages && (
                  <Button h={44} variant="subtle" onClick={() => setLinksOf(meeting)}>
                    {viewerLinkText.open}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {linksOf !== null && <ViewerLinksDialog.Part meeting={linksOf} close={() => setLinksOf(null)} />}
    </>
  )
}
