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
  const [year, month, day] = at.slice(0, 10).split("-").map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { month, day, weekday: meetingsText.weekdays[weekday] ?? "", time: at.slice(11, 16) }
}

/** `2030. 1. 23.(수) 14:00`, the form of official documents (행정업무규정 제7조⑤). */
export function formatWhen(at: string): string {
  const { month, day, weekday, time } = readCivilTime(at)
  return `${Number(at.slice(0, 4))}. ${month}. ${day}.(${weekday}) ${time}`
}

/** How far away the day is, in words: 오늘, 내일, 3일 뒤, 2일 전. Both are civil times in Korea. */
export function distanceInDays(at: string, now: string): string {
  const days = Math.round((Date.parse(at.slice(0, 10)) - Date.parse(now.slice(0, 10))) / 86_400_000)
  if (days === 0) return meetingsText.today
  if (days === 1) return meetingsText.tomorrow
  return days > 0 ? meetingsText.inDays(days) : meetingsText.daysAgo(-days)
}
