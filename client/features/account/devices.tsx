import { Button } from "@mantine/core"
import { useRef, useState } from "react"
import type { ReactNode } from "react"
import { accountText as ko } from "../../../shared/text/ko/account.ts"
import type { DeviceSession } from "../../../shared/wire/people-records.ts"
import { Said, useAnsweredRows } from "../../api/answered-rows.tsx"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct, useRead, type Act } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import people from "../../styles/people.module.css"
import classes from "./account.module.css"

const PATH = "/api/me/sessions"

/** The devices the person is signed in on; each but this one can be ended, and a new one be recognized. */
export function Devices(): ReactNode {
  const sessions = useRead<readonly DeviceSession[]>(PATH)
  const act = useAct()
  const [note, setNote] = useState("")
  const noteLine = useRef<HTMLParagraphElement>(null)
  const run = (what: Act, done: string) =>
    act.mutate(what, {
      onSuccess: () => {
        setNote(done)
        // The button that was pressed goes away.
        noteLine.current?.focus()
      },
    })
  const all = sessions.data ?? []
  const { rows, answer } = useAnsweredRows(all)
  const end = (session: DeviceSession) =>
    act.mutate(
      { method: "DELETE", path: `${PATH}/${session.id}` },
      { onSuccess: () => answer(session, ko.ended(session.device)) },
    )
  const failure = act.error ?? sessions.error
  return (
    <section className={people.box} aria-labelledby="devices">
      <h2 id="devices">{ko.devices}</h2>
      <p className={people.soft}>{ko.devicesExplain}</p>
      <ul className={people.rows}>
        {rows.map(({ row: session, said }) => (
          <li key={session.id}>
            {said === null ? (
              <Device session={session} run={run} end={end} isBusy={act.isPending} />
            ) : (
              <Said className={people.good}>{said}</Said>
            )}
          </li>
        ))}
      </ul>
      {all.length > 1 && <EndOthers count={all.length - 1} run={run} isBusy={act.isPending} />}
      <p role="status" className={`${people.good} ${classes.said}`} ref={noteLine} tabIndex={-1}>
        {note}
      </p>
      {failure !== null && (
        <p className={people.error} role="alert">
          {errorSentence(failure)}
        </p>
      )}
    </section>
  )
}

interface ActsProps {
  readonly run: (what: Act, done: string) => void
  readonly isBusy: boolean
}

interface DeviceProps extends ActsProps {
  readonly session: DeviceSession
  readonly end: (session: DeviceSession) => void
}

function Device({ session, run, end, isBusy }: DeviceProps): ReactNode {
  const { id, device, isCurrent, isNew, createdAt, lastSeenAt } = session
  return (
    <>
      <span className={people.grow}>
        <span className={classes.device}>
          <span className={people.name}>{device}</span>{" "}
          {isCurrent && <span className={people.badge}>{ko.thisOne}</span>}
          {isNew && !isCurrent && <span className={people.warn}>{ko.isNew}</span>}
        </span>
        <span className={people.soft}>
          <span className={classes.time}>{ko.since(whenText(createdAt))}</span>{" "}
          <span className={classes.time}>{ko.lastSeen(whenText(lastSeenAt))}</span>
        </span>
      </span>
      {isNew && !isCurrent && (
        <Button
          h={44}
          variant="default"
          disabled={isBusy}
          aria-label={`${device} ${ko.mine}`}
          onClick={() => run({ method: "POST", path: `${PATH}/${id}/acknowledge` }, ko.known(device))}
        >
          {ko.mine}
        </Button>
      )}
      {!isCurrent && (
        <Button
          h={44}
          variant="default"
          disabled={isBusy}
          aria-label={`${device} ${ko.end}`}
          onClick={() => end(session)}
        >
          {ko.end}
        </Button>
      )}
    </>
  )
}

function EndOthers({ count, run, isBusy }: ActsProps & { readonly count: number }): ReactNode {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <div className={people.actions}>
        <Button h={44} variant="default" onClick={() => setAsked(true)}>
          {ko.endOthers}
        </Button>
      </div>
    )
  }
  return (
    <div>
      <p role="status">{ko.endOthersSure(count)}</p>
      <div className={people.actions}>
        <Button h={44} disabled={isBusy} onClick={() => run({ method: "DELETE", path: PATH }, ko.endedOthers)}>
          {ko.endOthersYes}
        </Button>
        <Button h={44} variant="default" onClick={() => setAsked(false)}>
          {ko.endOthersNo}
        </Button>
      </div>
    </div>
  )
}
