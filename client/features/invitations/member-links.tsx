import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { inviteText as ko } from "../../../shared/text/ko/committee.ts"
import type {
  CommitteeDetail,
  DeviceSession,
  InvitationMade,
  Member,
  SignInOffers,
} from "../../../shared/wire/people-records.ts"
import { Said, useAnsweredRows } from "../../api/answered-rows.tsx"
import { whenText } from "../../api/when-text.ts"
import { useAct, useRead } from "../../api/rest.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import classes from "../../styles/people.module.css"
import { MadeLink } from "./made-link.tsx"

/** A personal link for each member, and the devices they came in with. */
export function MemberLinks({ committee }: { committee: CommitteeDetail }): ReactNode {
  const members = useRead<readonly Member[]>(`/api/committees/${committee.id}/members`)
  const offers = useRead<SignInOffers>("/api/sign-in")
  return (
    <section className={classes.box} aria-labelledby="member-links">
      <h2 id="member-links">{ko.oneTitle}</h2>
      <p className={classes.soft}>{ko.oneExplain}</p>
      <ul className={classes.rows}>
        {(members.data ?? []).map((member) => (
          <li key={member.id}>
            <MemberLink committeeId={committee.id} member={member} hasMail={offers.data?.mail === true} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface MemberLinkProps {
  readonly committeeId: string
  readonly member: Member
  readonly hasMail: boolean
}

function MemberLink({ committeeId, member, hasMail }: MemberLinkProps): ReactNode {
  const base = `/api/committees/${committeeId}/invitations`
  const make = useAct<InvitationMade>()
  const other = useAct()
  const [said, setSaid] = useState("")
  const [showsDevices, setShowsDevices] = useState(false)
  const { invitation, devices } = member
  const known = make.data ?? invitation
  const failure = make.error ?? other.error
  const body = { memberId: member.id, renew: invitation !== null }
  return (
    <>
      <span className={classes.grow}>
        <span className={classes.name}>{member.name}</span> <span className={classes.soft}>{cameIn(member)}</span>{" "}
        {devices?.hasNew && <span className={classes.warn}>{ko.newDevice}</span>}
      </span>
      {devices !== null && devices.open > 0 && (
        <Button h={44} variant="subtle" aria-expanded={showsDevices} onClick={() => setShowsDevices(!showsDevices)}>
          {ko.showDevices}
        </Button>
      )}
      {hasMail && known && member.email !== "" && (
        <Button
          h={44}
          variant="subtle"
          onClick={() =>
            other.mutate(
              { method: "POST", path: `${base}/${known.id}/mail` },
              { onSuccess: () => setSaid(ko.mailed(member.name)) },
            )
          }
        >
          {ko.mail}
        </Button>
      )}
      {invitation !== null && (
        <Button
          h={44}
          variant="subtle"
          onClick={() => {
            make.reset()
            other.mutate(
              { method: "DELETE", path: `${base}/${invitation.id}` },
              { onSuccess: () => setSaid(ko.revoked) },
            )
          }}
          aria-label={`${ko.linkOf(member.name)} ${ko.revoke}`}
        >
          {ko.revoke}
        </Button>
      )}
      <Button
        h={44}
        variant="default"
        loading={make.isPending}
        title={invitation === null ? undefined : ko.renewExplain}
        aria-label={`${ko.linkOf(member.name)} ${invitation === null ? ko.make : ko.renew}`}
        onClick={() => make.mutate({ method: "POST", path: base, body })}
      >
        {invitation === null ? ko.make : ko.renew}
      </Button>
      {make.data !== undefined && (
        <div className={classes.wide}>
          <MadeLink title={ko.linkOf(member.name)} url={make.data.url} />
        </div>
      )}
      {showsDevices && <Devices committeeId={committeeId} memberId={member.id} />}
      <span role="status" className={classes.good}>
        {said}
      </span>
      {failure !== null && <span role="alert">{errorSentence(failure)}</span>}
    </>
  )
}

/** How the person came in: by the link, or some other way, with so many devices that are still signed in. */
function cameIn({ invitation, devices }: Member): string {
  const words = [
    invitation?.usedAt ? ko.usedAt(whenText(invitation.usedAt)) : "",
    devices !== null && devices.open > 0 ? ko.devices(devices.open) : "",
  ].filter((word) => word !== "")
  return words.length === 0 ? ko.never : words.join(" · ")
}

function Devices({ committeeId, memberId }: { committeeId: string; memberId: string }): ReactNode {
  const path = `/api/committees/${committeeId}/members/${memberId}/sessions`
  const sessions = useRead<readonly DeviceSession[]>(path)
  const end = useAct()
  const { rows, answer } = useAnsweredRows(sessions.data ?? [])
  return (
    <ul className={classes.rows} style={{ flexBasis: "100%" }}>
      {rows.map(({ row: session, said }) => (
        <li key={session.id}>
          <span className={classes.grow}>
            {session.device} <span className={classes.soft}>{whenText(session.lastSeenAt)}</span>{" "}
            {session.isNew && <span className={classes.warn}>{ko.newDevice}</span>}
          </span>
          {said === null ? (
            <Button
              h={44}
              variant="default"
              disabled={end.isPending}
              aria-label={`${session.device} ${ko.endDevice}`}
              onClick={() =>
                end.mutate(
                  { method: "DELETE", path: `${path}/${session.id}` },
                  { onSuccess: () => answer(session, ko.endedDevice) },
                )
              }
            >
              {ko.endDevice}
            </Button>
          ) : (
            <Said className={classes.good}>{said}</Said>
          )}
        </li>
      ))}
      {end.error !== null && <li role="alert">{errorSentence(end.error)}</li>}
    </ul>
  )
}
