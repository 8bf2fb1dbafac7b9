// Dates and times as official documents write them: `2018. 1. 23.(화) 14:00~16:00`, ranges without spaces around `~`.
// Source: 행정업무의 운영 및 혁신에 관한 규정 제7조 제5항. All values are local civil time; no zone is involved.
// Text that is no date of the calendar is given back as it is: the paper shows what was entered.
import { domainText } from "../text/ko/domain.ts"

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The date of `YYYY-MM-DD…`; null when the calendar has no such day. */
export function parseDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const utc = utcDay({ year, month, day })
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day ? { year, month, day } : null
}

/** 0 = Sunday … 6 = Saturday; null when there is no such day. */
export function weekdayOf(text: string): number | null {
  const date = parseDate(text)
  return date === null ? null : utcDay(date).getUTCDay()
}

/** `2018. 1. 23.` */
export function formatDate(text: string): string {
  const date = parseDate(text)
  return date === null ? text : `${date.year}. ${date.month}. ${date.day}.`
}

/** `2018. 1. 23.(화)` */
export function formatDateWithWeekday(text: string): string {
  const weekday = weekdayOf(text)
  return weekday === null ? text : `${formatDate(text)}(${domainText.weekdays[weekday] ?? ""})`
}

/** `2018. 1. 23.(화) 14:00` */
export function formatDateTime(text: string): string {
  const time = timeOf(text)
  return parseDate(text) === null || time === "" ? text : `${formatDateWithWeekday(text)} ${time}`
}

/** `2018. 1. 23.(화) 14:00~16:00`; over midnight the end carries its date; an unknown end is left out. */
export function formatMeetingTime(startsAt: string | null, endsAt: string | null): string {
  if (startsAt === null) return endsAt === null ? "" : `~${formatDateTime(endsAt)}`
  if (endsAt === null || endsAt === startsAt) return formatDateTime(startsAt)
  const isSameDay = startsAt.slice(0, 10) === endsAt.slice(0, 10)
  return `${formatDateTime(startsAt)}~${isSameDay ? timeOf(endsAt) : formatDateTime(endsAt)}`
}

/** `2018. 1. 16.~29.`, `2018. 1. 30.~2. 3.`, `2018. 12. 30.~2019. 1. 2.`; an open end stays open. */
export function formatDateRange(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "" : `~${formatDate(to)}`
  if (to === null) return `${formatDate(from)}~`
  if (from === to) return formatDate(from)
  const [start, end] = [parseDate(from), parseDate(to)]
  if (start === null || end === null || start.year !== end.year) return `${formatDate(from)}~${formatDate(to)}`
  return start.month === end.month ? `${formatDate(from)}~${end.day}.` : `${formatDate(from)}~${end.month}. ${end.day}.`
}

/** `YYYY-MM-DD` of a civil date. */
export function isoDate({ year, month, day }: CivilDate): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-")
}

function timeOf(text: string): string {
  return /T(\d{2}:\d{2})$/.exec(text)?.[1] ?? ""
}

function utcDay({ year, month, day }: CivilDate): Date {
  const utc = new Date(0)
  utc.setUTCFullYear(year, month - 1, day)
  return utc
}
