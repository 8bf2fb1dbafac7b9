import type { MeetingState } from "../../../shared/rules/permissions.ts"
import { meetingStateText } from "../../../shared/text/ko/meetings.ts"
import classes from "./state-badge.module.css"

/** The state of a meeting in a word; colour only repeats what the word says. */
export function StateBadge({ state }: { state: MeetingState }) {
  return <span className={`${classes.badge} ${classes[state]}`}>{meetingStateText[state]}</span>
}
