import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useNavigate } from "react-router"
import { firstMeetingText as ko } from "../../../shared/text/ko/committee.ts"
import type { CommitteeDetail } from "../../../shared/wire/people-records.ts"
import type { Meeting } from "../../../shared/wire/records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"

/** One press: title, date, place and roster are proposed by the server and can be changed on the paper. */
export function NewMeeting({ committeeId, word }: { committeeId: string; word: string }): ReactNode {
  const create = useAct<Meeting>()
  const navigate = useNavigate()
  // The answer may take this button off the page before the way is taken.
  const make = () =>
    create.mutateAsync({ method: "POST", path: "/api/meetings", body: { committeeId } }).then(
      ({ id }) => navigate(`/meetings/${id}`),
      () => undefined,
    )
  return (
    <>
      <Button h={44} loading={create.isPending} onClick={() => void make()}>
        {word}
      </Button>
      {create.error !== null && <p role="alert">{errorSentence(create.error)}</p>}
    </>
  )
}

/** Beside the invitations of a committee that has not met yet: what comes next. */
export function FirstMeeting({ committee }: { committee: CommitteeDetail }): ReactNode {
  if (committee.counts.meetings > 0 || !committee.permissions.includes("createMeeting")) return null
  return (
    <section className={people.box} aria-labelledby="first-meeting">
      <h2 id="first-meeting">{ko.title}</h2>
      <p className={people.soft}>{ko.explain}</p>
      <div className={people.actions}>
        <NewMeeting committeeId={committee.id} word={ko.make} />
      </div>
    </section>
  )
}
