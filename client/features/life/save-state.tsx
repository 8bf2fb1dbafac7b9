import { Tooltip } from "@mantine/core"
import { useLayoutEffect, useRef } from "react"
import type { ReactNode } from "react"
import { saveStateText as ko } from "../../../shared/text/ko/save-state.ts"
import type { MeetingSession, SaveState as State } from "../../live/meeting-session.ts"
import { useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import classes from "./life.module.css"

/** Where what I typed is now, in words that are true. A status for screen readers only when it stops being normal. */
export function SaveState(): ReactNode {
  return (
    <Tooltip label={<Meaning />} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <span>
        <Mark />
      </span>
    </Tooltip>
  )
}

function Meaning(): ReactNode {
  return ko.meaning[useMeetingState(({ save }) => save)]
}

/** Between two letters of a word nothing needs to be said; saving is never said to be done too early. Milliseconds. */
const CALM_MS = 250

/** Two that take turns with every keystroke: both are in the page, and an attribute shows one, without any rendering. */
const TURNS: readonly State[] = ["saved", "saving"]

function Mark(): ReactNode {
  const session = useMeeting()
  const save = useMeetingState((state) => (TURNS.includes(state.save) ? "saved" : state.save))
  const mark = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => (mark.current === null ? undefined : followSave(session, mark.current)), [session])
  const isAlarming = save === "offline" || save === "onDevice" || save === "delayed"
  return (
    <span ref={mark} className={classes.save}>
      <span className={classes.dot} aria-hidden />
      <span className="spoken">{ko.label}</span>
      <Words save={save} />
      <output className="spoken">{isAlarming ? ko.meaning[save] : ""}</output>
    </span>
  )
}

/** Shows the state by an attribute, and at once, but for the step back to saved, which waits for a pause in typing. */
function followSave(session: MeetingSession, mark: HTMLElement): () => void {
  let calm: ReturnType<typeof setTimeout> | undefined
  const set = (): void => {
    const { save } = session.getState()
    if (mark.getAttribute("data-save") !== save) mark.setAttribute("data-save", save)
  }
  const show = (): void => {
    clearTimeout(calm)
    const isDone = session.getState().save === "saved" && mark.getAttribute("data-save") === "saving"
    if (isDone) calm = setTimeout(set, CALM_MS)
    else set()
  }
  set()
  const stop = session.subscribe(show)
  return () => {
    clearTimeout(calm)
    stop()
  }
}

function Words({ save }: { readonly save: State }): ReactNode {
  const shown = TURNS.includes(save) ? TURNS : [save]
  return (
    <span className={classes.saveText}>
      {shown.map((state) => (
        <span key={state} data-of={state}>
          {ko.shown[state]}
        </span>
      ))}
    </span>
  )
}
