import { Button, Modal } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { toBase64 } from "lib0/buffer"
import { Link } from "react-router"
import { encodeStateVector } from "yjs"
import { lifeText as ko } from "../../../shared/text/ko/life.ts"
import type { MeetingSession } from "../../live/meeting-session.ts"
import { useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import "../../styles/dialog.css"
import classes from "./life.module.css"

/** One thing that stands in the way of finalizing. */
export interface Obstacle {
  readonly sentence: string
  /** Where on the page it is, as in presence (`attendance`, `header.title` …). */
  readonly place: string | null
}

export type FinalizeOutcome =
  | { readonly kind: "done"; readonly n: number }
  | { readonly kind: "missing"; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: "failed"; readonly sentence: string }

export interface FinalizeApi {
  /** `stateVector`: what this page has on screen, base64. Never rejects. */
  finalize(meetingId: string, stateVector: string): Promise<FinalizeOutcome>
}

interface FinalizeDialogProps {
  readonly api: FinalizeApi
  readonly goTo: (place: string) => void
  readonly close: () => void
}

/** Says what finalizing does and does it: only once everything typed here is on the server's disk. */
export function FinalizeDialog({ api, goTo, close }: FinalizeDialogProps): ReactNode {
  const session = useMeeting()
  const revision = useMeetingState(({ records }) => records?.meeting.revision ?? 0)
  const save = useMeetingState((state) => state.save)
  const [outcome, setOutcome] = useState<FinalizeOutcome | null>(null)
  const [isRunning, setRunning] = useState(false)
  const isDone = outcome?.kind === "done"
  // Once final the page is read-only, which is no reason to wait any more.
  const isWaiting = save !== "saved" && !isDone && !isRunning
  const run = async () => {
    setRunning(true)
    setOutcome(await api.finalize(session.meetingId, stateVectorOf(session)))
    setRunning(false)
  }
  return (
    <Modal opened onClose={close} title={isDone ? ko.states.final : ko.finalizeTitle} centered>
      {isDone ? (
        <output>{ko.finalized(outcome.n)}</output>
      ) : (
        <>
          <ul className={classes.what}>
            <li>{ko.finalizeRevision(revision + 1)}</li>
            {ko.finalizeWhat.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {isWaiting && <output className={classes.waiting}>{ko.finalizeWaiting}</output>}
          {outcome?.kind === "failed" && (
            <p role="alert" className={classes.alarm}>
              {outcome.sentence}
            </p>
          )}
          {outcome?.kind === "missing" && (
            <Obstacles
              obstacles={outcome.obstacles}
              goTo={(place) => {
                close()
                goTo(place)
              }}
            />
          )}
        </>
      )}
      <div className={classes.dialogFoot}>
        <Button variant="default" className="touch" onClick={close}>
          {isDone ? ko.close : ko.cancel}
        </Button>
        {isDone ? (
          <Button
            className="touch"
            component={Link}
            to={`/meetings/${session.meetingId}/revisions/${outcome.n}`}
            ref={takeFocus}
          >
            {ko.openRevision(outcome.n)}
          </Button>
        ) : (
          <Button className="touch" disabled={isWaiting} loading={isRunning} onClick={() => void run()}>
            {ko.finalizeNow}
          </Button>
        )}
      </div>
    </Modal>
  )
}

/** The button that had the focus is gone: without it the keyboard would leave the dialog. */
function takeFocus(link: HTMLAnchorElement | null): void {
  link?.focus()
}

interface ObstaclesProps {
  readonly obstacles: readonly Obstacle[]
  readonly goTo: (place: string) => void
}

function Obstacles({ obstacles, goTo }: ObstaclesProps): ReactNode {
  return (
    <div role="alert" className={classes.alarm}>
      <p>{ko.cannotFinalize}</p>
      <ul className={classes.obstacles}>
        {obstacles.map(({ sentence, place }) => (
          <li key={sentence}>
            <span>{sentence}</span>
            {place && (
              <Button variant="subtle" size="compact-md" onClick={() => goTo(place)}>
                {ko.goThere}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function stateVectorOf(session: MeetingSession): string {
  return toBase64(encodeStateVector(session.doc))
}
