import type { ReactNode } from "react"
import { lifeText as ko } from "../../../shared/text/ko/life.ts"
import { useMeetingState } from "../../live/use-meeting.ts"
import classes from "./life.module.css"

/** The meeting's state: 작성 중, 검토 중, 확정, 정정 중. */
export function StateBadge(): ReactNode {
  const state = useMeetingState(({ records }) => records?.meeting.state ?? null)
  if (!state) return null
  return (
    <span className={classes.badge} data-state={state}>
      {ko.states[state]}
    </span>
  )
}
