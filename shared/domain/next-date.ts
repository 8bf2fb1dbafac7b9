// The committee's rule for its meetings (매월 두 번째 수요일 10:00) and the date it proposes.
import { domainText } from "../text/ko/domain.ts"
import { isoDate, parseDate } from "./korean-date.ts"

export interface MonthlyRule {
  /** Which one of the month: 1–5, or -1 for the last. Months without a fifth are passed over. */
  readonly nth: 1 | 2 | 3 | 4 | 5 | -1
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekday: number
  /** `HH:mm`. */
  readonly time: string
}

/** Years have at most this many months in a row without a fifth weekday: enough to look ahead for any rule. */
const MONTHS_AHEAD = 12

/** First meeting by the rule on a later day than `after` (`YYYY-MM-DD…`), as `YYYY-MM-DDTHH:mm`; null for no date. */
export function nextDate(rule: MonthlyRule, after: string): string | null {
  const date = parseDate(after)
  if (date === null) return null
  const day = isoDate(date)
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
    const month0 = date.month - 1 + ahead
    const found = dayInMonth(rule, date.year + Math.floor(month0 / 12), (month0 % 12) + 1)
    if (found !== null && found > day) return `${found}T${rule.time}`
  }
  return null
}

/** Does this date follow the rule? Another one asks for a reason. */
export function followsRule(rule: MonthlyRule, startsAt: string): boolean {
  const date = parseDate(startsAt)
  return date !== null && dayInMonth(rule, date.year, date.month) === isoDate(date)
}

/** `매월 두 번째 수요일 10:00` */
export function ruleText(rule: MonthlyRule): string {
  const ordinal = rule.nth === -1 ? domainText.lastOrdinal : (domainText.ordinals[rule.nth - 1] ?? "")
  return domainText.monthlyRule(ordinal, domainText.weekday(domainText.weekdays[rule.weekday] ?? ""), rule.time)
}

function dayInMonth(rule: MonthlyRule, year: number, month: number): string | null {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const offset = (rule.weekday - first + 7) % 7
  const count = Math.floor((days - 1 - offset) / 7) + 1
  const nth = rule.nth === -1 ? count : rule.nth
  return nth > count ? null : isoDate({ year, month, day: 1 + offset + (nth - 1) * 7 })
}
