import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { useNavigate } from "react-router"
import { meetingsText, newMeetingText } from "../../shared/text/ko/meetings.ts"
import { shellText } from "../../shared/text/ko/shell.ts"
import type { Me } from "../../shared/wire/records.ts"
import { errorSentence } from "../api/error-sentence.ts"
import { later } from "../api/later.tsx"
import { useMe, useMeetings } from "../api/queries.ts"
import { CurrentMeetingCard } from "../features/meetings/current-meeting-card.tsx"
import { localNow } from "../features/meetings/local-now.ts"
import { MeetingList } from "../features/meetings/meeting-list.tsx"
import { pickCurrentMeeting } from "../features/meetings/pick-current-meeting.ts"
import { MyCommittees } from "../features/home/my-committees.tsx"
import { NeedsYou } from "../features/home/needs-you.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"
import classes from "./home-page.module.css"

const NewMeetingDialog = later(
  async () => (await import("../features/meetings/new-meeting-dialog.tsx")).NewMeetingDialog,
)

/** First what needs this person now, then every meeting they may open. */
export function HomePage() {
  const me = useMe().data
  usePageTitle(meetingsText.page)
  if (me === null || me === undefined) return <PageSkeleton />
  return (
    <main className={classes.page} id="main">
      <div className={classes.top}>
        <div>
          <p className={classes.committees}>{me.committees.map((committee) => committee.name).join(" · ")}</p>
          <h1 className={classes.greeting}>{meetingsText.greeting(me.name)}</h1>
        </div>
        <NewMeeting me={me} />
      </div>
      <NeedsYou me={me} />
      <Meetings me={me} />
      <MyCommittees me={me} />
    </main>
  )
}

function Meetings({ me }: { me: Me }) {
  const meetings = useMeetings()
  const [now] = useState(() => localNow(new Date()))
  if (meetings.isPending) return <PageSkeleton />
  if (meetings.data === undefined) {
    return (
      <Hint title={meetingsText.failedTitle} text={errorSentence(meetings.error)}>
        <Button onClick={() => void meetings.refetch()} loading={meetings.isFetching}>
          {shellText.retry}
        </Button>
      </Hint>
    )
  }
  if (meetings.data.length === 0) return <NoMeetings me={me} />
  const current = pickCurrentMeeting(meetings.data, now)
  return (
    <>
      {current !== null && <CurrentMeetingCard current={current} now={now} />}
      <MeetingList meetings={meetings.data} showsCommittee={me.committees.length > 1} />
    </>
  )
}

function NewMeeting({ me }: { me: Me }) {
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  const committees = me.committees.filter((committee) => committee.canCreateMeeting)
  if (committees.length === 0) return null
  return (
    <>
      <Button h={44} variant="default" onClick={() => setOpen(true)}>
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
  if (me.committees.length === 0 && !me.isAdmin) {
    return <Hint title={meetingsText.noCommitteeTitle} text={meetingsText.noCommittee} />
  }
  const canCreate = me.committees.some((committee) => committee.canCreateMeeting)
  return (
    <Hint title={meetingsText.emptyTitle} text={canCreate ? meetingsText.emptyCreator : meetingsText.emptyReader} />
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
