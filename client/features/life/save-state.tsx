import { Tooltip } from "@mantine/core"
import type { ReactNode } from "react"
import { saveStateText as ko } from "../../../shared/text/ko/save-state.ts"
import type { SaveState as State } from "../../live/meeting-session.ts"
import { useMeetingState } from "../../live/use-meeting.ts"
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
  return ko.meaning[useSave()]
}

function Mark(): ReactNode {
  const save = useSave()
  const isAlarming = save === "offline" || save === "onDevice" || save === "delayed"
  return (
    <span className={classes.save} data-save={save}>
      <span className={classes.dot} aria-hidden />
      <span className="spoken">{ko.label}</span>
      <Words save={save} />
      <output className="spoken">{isAlarming ? ko.meaning[save] : ""}</output>
    </span>
  )
}

/** Two that take turns with every keystroke: both are in the page, so that one shown for the other moves nothing. */
const TURNS: readonly State[] = ["saved", "saving"]

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

function useSave(): State {
  return useMeetingState((state) => state.save)
}
