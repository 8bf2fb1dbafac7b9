import { weekdayOf } from "../../../shared/domain/korean-date.ts"
import { domainText } from "../../../shared/text/ko/domain.ts"
import { meetingsText } from "../../../shared/text/ko/meetings.ts"

interface CivilTime {
  readonly month: number
  readonly day: number
  readonly weekday: string
  /** `HH:mm`. */
  readonly time: string
}

/** The parts of a civil time `YYYY-MM-DDTHH:mm` as the list shows them. */
export function readCivilTime(at: string): CivilTime {
  const weekday = weekdayOf(at)
  return {
    month: Number(at.slice(5, 7)),
    day: Number(at.slice(8, 10)),
    weekday: weekday === null ? "" : (domainText.weekdays[weekday] ?? ""),
    time: at.slice(11, 16),
  }
}

/** How far away the day is, in words: 오늘, 내일, 3일 뒤, 2일 전. Both are civil times in Korea. */
export function distanceInDays(at: string, now: string): string {
  const days = Math.round((Date.parse(at.slice(0, 10)) - Date.parse(now.slice(0, 10))) / 86_400_000)
  if (days === 0) return meetingsText.today
  if (days === 1) return meetingsText.tomorrow
  return days > 0 ? meetingsText.inDays(days) : meetingsText.daysAgo(-days)
}
