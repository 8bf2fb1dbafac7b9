import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import type { Claim, DeviceSession, Roster } from "../../../shared/wire/people-records.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { Said, useAnsweredRows } from "../../api/answered-rows.tsx"
import { errorSentence } from "../../api/error-sentence.ts"
import { localDay } from "../../api/local-day.ts"
import { useAct, useRead, useReads, type Act } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import classes from "./home.module.css"
import { endingTerms, managedBy } from "./needs.ts"

/** Who waits is looked for so often, and whose term ends; milliseconds. */
const LOOK_MS = { claims: 10_000, rosters: 600_000 }

interface Need {
  readonly id: string
  readonly sentence: string
  /** Whom or what the buttons are about, for those who hear them alone. */
  readonly about: string
  readonly answers: readonly Answer[]
  readonly link?: { readonly to: string; readonly word: string }
}
interface Answer {
  readonly word: string
  readonly act: Act
  /** Said when it is done. */
  readonly done: string
}

/** What waits for this person: devices to recognize, people to let in, terms that end. Nothing while nothing waits. */
export function NeedsYou({ me }: { me: Me }): ReactNode {
  const needs = [...useNewDevices(me), ...useClaims(me), ...useEndingTerms(me)]
  const act = useAct()
  const { rows, answer } = useAnsweredRows(needs)
  if (rows.length === 0) return null
  return (
    <section className={classes.needs} aria-labelledby="needs-you">
      <h2 id="needs-you">{ko.needsYou}</h2>
      <ul>
        {rows.map(({ row, said }) => (
          <li key={row.id}>
            {said === null ? (
              <NeedRow
                need={row}
                answer={(need, given) => act.mutate(given.act, { onSuccess: () => answer(need, given.done) })}
                isBusy={act.isPending}
              />
            ) : (
              <Said className={classes.done}>{said}</Said>
            )}
          </li>
        ))}
      </ul>
      {act.error !== null && (
        <p className={classes.failed} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </section>
  )
}

interface NeedRowProps {
  readonly need: Need
  readonly answer: (need: Need, answer: Answer) => void
  readonly isBusy: boolean
}

function NeedRow({ need, answer, isBusy }: NeedRowProps): ReactNode {
  return (
    <>
      <span>{need.sentence}</span>
      {need.answers.map((each, at) => (
        <Button
          key={each.word}
          h={44}
          variant={at === 0 ? "filled" : "default"}
          aria-label={`${need.about} ${each.word}`}
          disabled={isBusy}
          onClick={() => answer(need, each)}
        >
          {each.word}
        </Button>
      ))}
      {need.link && (
        <Button h={44} variant="default" component={Link} to={need.link.to}>
          {need.link.word}
        </Button>
      )}
    </>
  )
}

function useNewDevices(me: Me): Need[] {
  const path = "/api/me/sessions"
  const sessions = useRead<readonly DeviceSession[]>(path, { isWanted: !me.isPending }).data ?? []
  return sessions
    .filter((session) => session.isNew && !session.isCurrent)
    .map(({ id, device, createdAt }) => ({
      id,
      sentence: ko.device(device, whenText(createdAt)),
      about: device,
      answers: [
        { word: ko.itWasMe, act: { method: "POST", path: `${path}/${id}/acknowledge` }, done: ko.known(device) },
        { word: ko.endIt, act: { method: "DELETE", path: `${path}/${id}` }, done: ko.ended(device) },
      ],
    }))
}

function useClaims(me: Me): Need[] {
  const paths = managedBy(me).map(({ id }) => `/api/committees/${id}/claims`)
  const lists = useReads<readonly Claim[]>(paths, LOOK_MS.claims)
  return lists.flatMap((claims = [], at) =>
    claims.map(({ id, name, device }) => {
      const decide = (approve: boolean): Act => ({ method: "POST", path: `${paths[at]}/${id}`, body: { approve } })
      return {
        id,
        sentence: ko.approve(name, device),
        about: name,
        answers: [
          { word: ko.yes, act: decide(true), done: ko.approved(name) },
          { word: ko.no, act: decide(false), done: ko.refused(name) },
        ],
      }
    }),
  )
}

function useEndingTerms(me: Me): Need[] {
  const managed = managedBy(me)
  const paths = managed.map(({ id }) => `/api/committees/${id}/roster`)
  const rosters = useReads<Roster>(paths, LOOK_MS.rosters)
  const today = localDay()
  return managed.flatMap(({ id, name }, at) => {
    const roster = rosters[at]
    const sentence = roster && endingTerms(roster, today)
    if (!sentence) return []
    const link = { to: `/committees/${id}/roster`, word: ko.toRoster }
    return [
      {
        id: `terms ${id}`,
        sentence: managed.length > 1 ? `${name}: ${sentence}` : sentence,
        about: name,
        answers: [],
        link,
      },
    ]
  })
}
