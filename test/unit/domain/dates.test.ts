import { expect, it } from "vitest"
import {
  formatDateRange,
  formatDateTime,
  formatDateWithWeekday,
  formatMeetingTime,
  parseDate,
} from "../../../shared/domain/korean-date.ts"
import { proposeTitle } from "../../../shared/domain/meeting-title.ts"
import { followsRule, nextDate, ruleText, type MonthlyRule } from "../../../shared/domain/next-date.ts"

it("[MN7] a meeting's time is written as official documents write it", () => {
  expect(formatMeetingTime("2018-01-23T14:00", "2018-01-23T16:00")).toBe("2018. 1. 23.(화) 14:00~16:00")
  expect(formatMeetingTime("2018-01-23T14:00", null)).toBe("2018. 1. 23.(화) 14:00")
  expect(formatMeetingTime("2018-12-31T22:00", "2019-01-01T01:00")).toBe(
    "2018. 12. 31.(월) 22:00~2019. 1. 1.(화) 01:00",
  )
  expect(formatMeetingTime(null, null)).toBe("")
  expect(formatDateTime("2018-02-22T10:00")).toBe("2018. 2. 22.(목) 10:00")
})

it("[MN7] a range names only what differs", () => {
  expect(formatDateRange("2018-01-16", "2018-01-29")).toBe("2018. 1. 16.~29.")
  expect(formatDateRange("2018-01-30", "2018-02-03")).toBe("2018. 1. 30.~2. 3.")
  expect(formatDateRange("2018-12-30", "2019-01-02")).toBe("2018. 12. 30.~2019. 1. 2.")
  expect(formatDateRange("2018-01-16", "2018-01-16")).toBe("2018. 1. 16.")
  expect(formatDateRange("2018-01-16", null)).toBe("2018. 1. 16.~")
  expect(formatDateRange(null, "2018-01-16")).toBe("~2018. 1. 16.")
})

it("[MN7] a day the calendar does not have is shown as it was entered", () => {
  expect(parseDate("2018-02-29")).toBeNull()
  expect(parseDate("2020-02-29")).toEqual({ year: 2020, month: 2, day: 29 })
  expect(formatDateWithWeekday("2018-13-01")).toBe("2018-13-01")
  expect(formatMeetingTime("2018-02-30T10:00", null)).toBe("2018-02-30T10:00")
})

it("[MN8] the rule proposes the next date after a day", () => {
  const second: MonthlyRule = { nth: 2, weekday: 3, time: "10:00" }
  expect(ruleText(second)).toBe("매월 두 번째 수요일 10:00")
  expect(nextDate(second, "2018-01-23")).toBe("2018-02-14T10:00")
  expect(nextDate(second, "2018-02-14T10:00")).toBe("2018-03-14T10:00")
  expect(nextDate(second, "2018-12-31")).toBe("2019-01-09T10:00")
  expect(nextDate(second, "언젠가")).toBeNull()
})

it("[MN8] a fifth weekday passes over months without one, the last is the last", () => {
  expect(nextDate({ nth: 5, weekday: 3, time: "10:00" }, "2018-02-01")).toBe("2018-05-30T10:00")
  expect(nextDate({ nth: -1, weekday: 5, time: "09:30" }, "2018-02-01")).toBe("2018-02-23T09:30")
  expect(ruleText({ nth: -1, weekday: 5, time: "09:30" })).toBe("매월 마지막 금요일 09:30")
  expect(followsRule({ nth: 2, weekday: 3, time: "10:00" }, "2018-02-22T10:00")).toBe(false)
  expect(followsRule({ nth: 2, weekday: 3, time: "10:00" }, "2018-02-14T15:00")).toBe(true)
})

it("[MN9] the proposed title takes its year from the meeting date", () => {
  const meeting = { startsAt: "2018-01-23T14:00", round: 1, committeeName: "일자리분과" }
  expect(proposeTitle(meeting)).toBe("2018년 1차 일자리분과 회의록")
  expect(proposeTitle({ ...meeting, startsAt: null })).toBe("1차 일자리분과 회의록")
})
