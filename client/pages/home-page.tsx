import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { useNavigate } from "react-router"
import { can, type Actor } from "../../shared/rules/permissions.ts"
import { meetingsText, newMeetingText } from "../../shared/text/ko/meetings.ts"
import { shellText } from "../../shared/text/ko/shell.ts"
import type { CommitteeDetail } from "../../shared/wire/people-records.ts"
import type { Me, Meeting } from "../../shared/wire/records.ts"
import { errorSentence } from "../api/error-sentence.ts"
import { later } from "../api/later.tsx"
import { useMe, useMeetings } from "../api/queries.ts"
import { useRead } from "../api/rest.ts"
import { MakeFirst, SampleLeft } from "../features/home/first-steps.tsx"
import { MeetingNow } from "../features/home/meeting-now.tsx"
import { MyCommittees } from "../features/home/my-committees.tsx"
import { firstSteps, inOrder, ownMeetings } from "../features/home/needs.ts"
import { NeedsYou } from "../features/home/needs-you.tsx"
import { CurrentMeetingCard } from "../features/meetings/current-meeting-card.tsx"
import { localNow } from "../features/meetings/local-now.ts"
import { MeetingList } from "../features/meetings/meeting-list.tsx"
import { pickCurrentMeeting } from "../features/meetings/pick-current-meeting.ts"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"
import classes from "./home-page.module.css"

const NewMeetingDialog = later(
  async () => (await import("../features/meetings/new-meeting-dialog.tsx")).NewMeetingDialog,
)

/** First what needs this person now, then the committees, then every meeting they may open. */
export function HomePage() {
  const me = useMe().data
  const meetings = useMeetings()
  const committees = useRead<readonly CommitteeDetail[]>("/api/committees")
  usePageTitle(meetingsText.page)
  // What an admin should do first stands above the rest, and must not push it down later.
  const isAsking = me?.isAdmin === true && committees.isPending && committees.failureCount === 0
  if (!me || meetings.isPending || isAsking) return <PageSkeleton />
  const steps = me.isAdmin && committees.data ? firstSteps(committees.data) : null
  const mine = { ...me, committees: inOrder(me.committees, steps) }
  const own = meetings.data && ownMeetings(me, meetings.data, steps)
  return (
    <main className={classes.page} id="main">
      <div className={classes.top}>
        <h1 className={classes.greeting}>{meetingsText.greeting(me.name)}</h1>
        {own && own.length > 0 && <NewMeeting me={mine} variant="default" />}
      </div>
      {steps?.kind === "make" && <MakeFirst hasSample={steps.hasSample} />}
      {own ? <Current me={mine} meetings={own} /> : <Failed meetings={meetings} />}
      <NeedsYou me={me} />
      <MyCommittees me={mine} details={committees.data ?? []} />
      <MeetingList meetings={meetings.data ?? []} showsCommittee={me.committees.length > 1} />
      {steps?.kind === "removeSample" && <SampleLeft {...steps} />}
    </main>
  )
}

function Failed({ meetings }: { meetings: ReturnType<typeof useMeetings> }) {
  return (
    <Hint title={meetingsText.failedTitle} text={errorSentence(meetings.error)}>
      <Button onClick={() => void meetings.refetch()} loading={meetings.isFetching}>
        {shellText.retry}
      </Button>
    </Hint>
  )
}

function Current({ me, meetings }: { me: Me; meetings: readonly Meeting[] }) {
  const [now] = useState(() => localNow(new Date()))
  const current = pickCurrentMeeting(meetings, now)
  if (current === null) return <NoMeetings me={me} />
  const actor = actorOf(me, current.meeting.committeeId)
  const { state } = current.meeting
  return (
    <CurrentMeetingCard current={current} now={now} canWrite={can(actor, "editMinutes", { state })}>
      {can(actor, "readComments", { state }) && <MeetingNow meeting={current.meeting} />}
    </CurrentMeetingCard>
  )
}

/** The person as the committee sees them; what they really may do, the server says. */
function actorOf(me: Me, committeeId: string): Actor {
  const { roles = [], hasSeat = false } = me.committees.find(({ id }) => id === committeeId) ?? {}
  return { userId: me.id, active: true, roles, hasSeat, readsDrafts: true }
}

function NewMeeting({ me, variant }: { me: Me; variant: "default" | "filled" }) {
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  const committees = me.committees.filter((committee) => committee.canCreateMeeting)
  if (committees.length === 0) return null
  return (
    <>
      <Button h={44} variant={variant} onClick={() => setOpen(true)}>
        {newMeetingText.open}
      </Button>
      {isOpen && (
        <NewMeetingDialog.Part
          committees={committees}
          close={() => setOpen(false)}
          onCreated={(meeting) => void navigate(`/meetings/${meeting.id}`)}
        />
      )}
    </>
  )
}

function NoMeetings({ me }: { me: Me }) {
  if (me.committees.length === 0) {
    // An admin is offered to make one instead.
    return me.isAdmin ? null : <Hint title={meetingsText.noCommitteeTitle} text={meetingsText.noCommittee} />
  }
  const canCreate = me.committees.some((committee) => committee.canCreateMeeting)
  return (
    <Hint title={meetingsText.emptyTitle} text={canCreate ? meetingsText.emptyCreator : meetingsText.emptyReader}>
      <NewMeeting me={me} variant="filled" />
    </Hint>
  )
}

function Hint({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className={classes.hint}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}
