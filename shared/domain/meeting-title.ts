// The proposed title of a set of minutes.
import { domainText } from "../text/ko/domain.ts"
import { parseDate } from "./korean-date.ts"

/** `2018년 1차 일자리분과 회의록`: the year is the one the meeting takes place in, not the one it is written in. */
export function proposeTitle(meeting: { startsAt: string | null; round: number; committeeName: string }): string {
  const date = meeting.startsAt === null ? null : parseDate(meeting.startsAt)
  return domainText.meetingTitle(date === null ? "" : String(date.year), meeting.round, meeting.committeeName.trim())
}
