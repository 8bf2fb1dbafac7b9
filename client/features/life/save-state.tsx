import { Tooltip } from "@mantine/core"
import type { ReactNode } from "react"
import { saveStateText as ko } from "../../../shared/text/ko/save-state.ts"
import { useMeetingState } from "../../live/use-meeting.ts"
import classes from "./life.module.css"

/** Where what I typed is now, in words that are true. A status for screen readers only when it stops being normal. */
export function SaveState(): ReactNode {
  const save = useMeetingState((state) => state.save)
  const isAlarming = save === "offline" || save === "onDevice" || save === "delayed"
  return (
    <Tooltip label={ko.meaning[save]} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.save} data-save={save} aria-label={`${ko.label}: ${ko.shown[save]}`}>
        <span className={classes.dot} aria-hidden />
        <span className={classes.saveText}>{ko.shown[save]}</span>
        <output className="spoken">{isAlarming ? ko.meaning[save] : ""}</output>
      </span>
    </Tooltip>
  )
}
