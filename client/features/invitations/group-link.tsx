import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { inviteText as ko } from "../../../shared/text/ko/committee.ts"
import type { Claim, CommitteeDetail, CommitteeLink } from "../../../shared/wire/people-records.ts"
import { Said, useAnsweredRows } from "../../api/answered-rows.tsx"
import { useAct, useRead } from "../../api/rest.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import classes from "../../styles/people.module.css"
import { MadeLink } from "./made-link.tsx"

/** Whoever chose a name is looked for so often while the page is open. */
const LOOK_MS = 4000

/** One link for the committee's group chat, and who waits behind it. */
export function GroupLink({ committee }: { committee: CommitteeDetail }): ReactNode {
  const base = `/api/committees/${committee.id}`
  const links = useRead<readonly CommitteeLink[]>(`${base}/links`)
  const make = useAct<{ readonly url: string }>()
  const revoke = useAct()
  const open = links.data ?? []
  const revokeAll = async () => {
    for (const { id } of open) await revoke.mutateAsync({ method: "DELETE", path: `${base}/links/${id}` })
    make.reset()
  }
  const failure = make.error ?? revoke.error
  return (
    <section className={classes.box} aria-labelledby="group-link">
      <h2 id="group-link">{ko.groupTitle}</h2>
      <p className={classes.soft}>{ko.groupExplain}</p>
      <div className={classes.actions}>
        <Button
          h={44}
          loading={make.isPending}
          onClick={() => make.mutate({ method: "POST", path: `${base}/links`, body: {} })}
        >
          {ko.makeGroup}
        </Button>
        {open.length > 0 && (
          <Button h={44} variant="default" onClick={() => void revokeAll()} loading={revoke.isPending}>
            {ko.groupOpen(open.length)} · {ko.revoke}
          </Button>
        )}
      </div>
      {make.data !== undefined && <MadeLink title={committee.name} url={make.data.url} hint={ko.groupMade} />}
      {failure !== null && <p role="alert">{errorSentence(failure)}</p>}
      <Waiting committeeId={committee.id} />
    </section>
  )
}

function Waiting({ committeeId }: { committeeId: string }): ReactNode {
  const path = `/api/committees/${committeeId}/claims`
  const claims = useRead<readonly Claim[]>(path, { everyMs: LOOK_MS })
  const decide = useAct()
  const { rows, answer } = useAnsweredRows(claims.data ?? [])
  const answerClaim = (claim: Claim, approve: boolean) =>
    decide.mutate(
      { method: "POST", path: `${path}/${claim.id}`, body: { approve } },
      { onSuccess: () => answer(claim, approve ? ko.approved(claim.name) : ko.refused(claim.name)) },
    )
  return (
    <div>
      <h3>{ko.waiting}</h3>
      {rows.length === 0 && <p className={classes.soft}>{ko.nobodyWaits}</p>}
      <ul className={classes.rows}>
        {rows.map(({ row: claim, said }) => (
          <li key={claim.id}>
            {said === null ? (
              <WaitingRow claim={claim} answer={answerClaim} isBusy={decide.isPending} />
            ) : (
              <Said className={classes.good}>{said}</Said>
            )}
          </li>
        ))}
      </ul>
      {decide.error !== null && <p role="alert">{errorSentence(decide.error)}</p>}
    </div>
  )
}

interface WaitingRowProps {
  readonly claim: Claim
  readonly answer: (claim: Claim, approve: boolean) => void
  readonly isBusy: boolean
}

function WaitingRow({ claim, answer, isBusy }: WaitingRowProps): ReactNode {
  return (
    <>
      <span className={classes.grow}>
        <span className={classes.name}>{claim.name}</span> <span className={classes.soft}>{claim.device}</span>
      </span>
      <Button h={44} disabled={isBusy} onClick={() => answer(claim, true)} aria-label={`${claim.name} ${ko.approve}`}>
        {ko.approve}
      </Button>
      <Button
        h={44}
        variant="default"
        disabled={isBusy}
        onClick={() => answer(claim, false)}
        aria-label={`${claim.name} ${ko.refuse}`}
      >
        {ko.refuse}
      </Button>
    </>
  )
}
