import { Tooltip } from "@mantine/core"
import { useLayoutEffect, useRef } from "react"
import type { ReactNode } from "react"
import { saveStateText as ko } from "../../../shared/text/ko/save-state.ts"
import type { SaveState as State } from "../../live/meeting-session.ts"
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

/** Two that take turns with every keystroke: both are in the page, and an attribute shows one, without any rendering. */
const TURNS: readonly State[] = ["saved", "saving"]

function Mark(): ReactNode {
  const session = useMeeting()
  const save = useMeetingState((state) => (TURNS.includes(state.save) ? "saved" : state.save))
  const mark = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const show = (): void => mark.current?.setAttribute("data-save", session.getState().save)
    return session.subscribe(show)
  }, [session])
  // Rendering wrote the words' own state; the newest may be the other of the two.
  useLayoutEffect(() => mark.current?.setAttribute("data-save", session.getState().save))
  const isAlarming = save === "offline" || save === "onDevice" || save === "delayed"
  return (
    <span ref={mark} className={classes.save} data-save={save}>
      <span className={classes.dot} aria-hidden />
      <span className="spoken">{ko.label}</span>
      <Words save={save} />
      <output className="spoken">{isAlarming ? ko.meaning[save] : ""}</output>
    </span>
  )
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
