import { Button } from "@mantine/core"
import { useEffect, useRef, useState } from "react"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import type { Claim, DeviceSession, Roster } from "../../../shared/wire/people-records.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { localDay } from "../../api/local-day.ts"
import { useAct, useRead, useReads, type Act } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import classes from "./home.module.css"
import { endingTerms, managedBy } from "./needs.ts"

/** Who waits is looked for so often, and whose term ends; milliseconds. */
const LOOK_MS = { claims: 10_000, rosters: 600_000 }

interface Need {
  readonly key: string
  readonly sentence: string
  /** Whom or what the buttons are about, for those who hear them alone. */
  readonly about: string
  readonly answers: readonly Answer[]
  readonly link?: { readonly to: string; readonly word: string }
}
/** What was done in which row. */
interface Answered {
  readonly key: string
  readonly at: number
  readonly done: string
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
  const [answered, setAnswered] = useState<readonly Answered[]>([])
  const rows = withAnswered(needs, answered)
  const answer = (need: Need, given: Answer) => {
    const at = rows.findIndex(({ key }) => key === need.key)
    act.mutate(given.act, { onSuccess: () => setAnswered((all) => [...all, { key: need.key, at, done: given.done }]) })
  }
  if (rows.length === 0) return null
  return (
    <section className={classes.needs} aria-labelledby="needs-you">
      <h2 id="needs-you">{ko.needsYou}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            {"done" in row ? (
              <Done sentence={row.done} />
            ) : (
              <NeedRow need={row} answer={answer} isBusy={act.isPending} />
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

/** What was answered on this page stays in its row, so that no other button slides under a second press. */
function withAnswered(needs: readonly Need[], answered: readonly Answered[]): readonly (Need | Answered)[] {
  const keys = new Set(answered.map(({ key }) => key))
  const rows: (Need | Answered)[] = needs.filter(({ key }) => !keys.has(key))
  for (const each of answered.toSorted((a, b) => a.at - b.at)) rows.splice(each.at, 0, each)
  return rows
}

function Done({ sentence }: { sentence: string }): ReactNode {
  const words = useRef<HTMLSpanElement>(null)
  // The button that was pressed is gone.
  useEffect(() => words.current?.focus(), [])
  return (
    <span className={classes.done} role="status" ref={words} tabIndex={-1}>
      {sentence}
    </span>
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
      key: id,
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
        key: id,
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
        key: `terms ${id}`,
        sentence: managed.length > 1 ? `${name}: ${sentence}` : sentence,
        about: name,
        answers: [],
        link,
      },
    ]
  })
}
