import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { formatDate } from "../../../shared/domain/korean-date.ts"
import { termState } from "../../../shared/domain/term.ts"
import { homeText as ko } from "../../../shared/text/ko/entry.ts"
import type { Claim, CommitteeDetail, DeviceSession, Roster } from "../../../shared/wire/people-records.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { localDay } from "../../api/local-day.ts"
import { useAct, useRead } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import classes from "./home.module.css"

const LOOK_MS = 10_000

/** What waits for this person: people to let in, devices to recognize, terms that end, a committee to be made. */
export function NeedsYou({ me }: { me: Me }): ReactNode {
  const managed = me.committees.filter(({ permissions }) => permissions?.includes("manageCommittee"))
  return (
    <div className={classes.needs} aria-label={ko.needsYou} role="group">
      {me.isAdmin && <SetUp />}
      {!me.isPending && <NewDevices />}
      {managed.map(({ id }) => (
        <Waiting key={id} committeeId={id} />
      ))}
      {managed.map(({ id }) => (
        <EndingTerms key={id} committeeId={id} />
      ))}
    </div>
  )
}

/** Until there is a real committee, the next step of who installed this is to make one. */
function SetUp(): ReactNode {
  const committees = useRead<readonly CommitteeDetail[]>("/api/committees")
  if (committees.data === undefined || committees.data.some((committee) => !committee.isSample)) return null
  return (
    <section className={classes.need}>
      <span>
        <strong>{ko.setUpTitle}</strong> {ko.setUp}
      </span>
      <Button h={44} component={Link} to="/setup">
        {ko.setUpOpen}
      </Button>
    </section>
  )
}

function NewDevices(): ReactNode {
  const path = "/api/me/sessions"
  const sessions = useRead<readonly DeviceSession[]>(path)
  const act = useAct()
  const fresh = (sessions.data ?? []).filter((session) => session.isNew && !session.isCurrent)
  return fresh.map((session) => (
    <section key={session.id} className={classes.need}>
      <span>{ko.device(session.device, whenText(session.createdAt))}</span>
      <Button h={44} onClick={() => act.mutate({ method: "POST", path: `${path}/${session.id}/acknowledge` })}>
        {ko.itWasMe}
      </Button>
      <Button h={44} variant="default" onClick={() => act.mutate({ method: "DELETE", path: `${path}/${session.id}` })}>
        {ko.endIt}
      </Button>
    </section>
  ))
}

function Waiting({ committeeId }: { committeeId: string }): ReactNode {
  const path = `/api/committees/${committeeId}/claims`
  const claims = useRead<readonly Claim[]>(path, { everyMs: LOOK_MS })
  const act = useAct()
  const decide = (claim: Claim, approve: boolean) =>
    act.mutate({ method: "POST", path: `${path}/${claim.id}`, body: { approve } })
  return (claims.data ?? []).map((claim) => (
    <section key={claim.id} className={classes.need}>
      <span>{ko.approve(claim.name, claim.device)}</span>
      <Button h={44} onClick={() => decide(claim, true)} aria-label={`${claim.name} ${ko.yes}`}>
        {ko.yes}
      </Button>
      <Button h={44} variant="default" onClick={() => decide(claim, false)} aria-label={`${claim.name} ${ko.no}`}>
        {ko.no}
      </Button>
    </section>
  ))
}

function EndingTerms({ committeeId }: { committeeId: string }): ReactNode {
  const roster = useRead<Roster>(`/api/committees/${committeeId}/roster`)
  const today = localDay()
  const ending = (roster.data?.seats ?? []).flatMap(({ term }) =>
    term?.endsOn && termState(term, today) !== "running" ? [{ name: term.name, endsOn: term.endsOn, id: term.id }] : [],
  )
  return ending.slice(0, 3).map(({ id, name, endsOn }) => (
    <section key={id} className={classes.need}>
      <span>{ko.termEnds(name, formatDate(endsOn))}</span>
      <Button h={44} variant="default" component={Link} to={`/committees/${committeeId}/roster`}>
        {ko.toRoster}
      </Button>
    </section>
  ))
}
