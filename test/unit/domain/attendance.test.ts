import { expect, it } from "vitest"
import { countAttendance, isPresent, shownMark, summarizeAttendance } from "../../../shared/domain/attendance.ts"
import { checkVote, openingQuorum } from "../../../shared/domain/quorum.ts"
import { columnMajor, sortRoster } from "../../../shared/domain/roster-order.ts"
import type { Seat } from "../../../shared/minutes/minutes.ts"

function seat(name: string, fields: Partial<Seat> = {}): Seat {
  return {
    id: name || "vacant",
    name,
    position: "",
    sector: "private",
    order: "a0",
    mark: "present",
    late: false,
    leftEarly: false,
    proxy: "",
    reason: "",
    ...fields,
  }
}
const people = (count: number, fields: Partial<Seat>): Seat[] =>
  Array.from({ length: count }, (_, index) => seat(`위원${index}${JSON.stringify(fields)}`, fields))

/** The shape of the reference roster: a vacant public chair, three public and fourteen private members. */
const reference = [
  seat("", { position: "공공분과장", sector: "public", mark: "unset" }),
  ...people(2, { sector: "public" }),
  ...people(1, { sector: "public", mark: "absent" }),
  ...people(13, { sector: "private" }),
  ...people(1, { sector: "private", mark: "absent" }),
]

it("[AT1] the summary of the reference roster reads as its paper does, the vacant seat in no denominator", () => {
  const summary = summarizeAttendance(countAttendance(reference, false))
  expect(summary.full).toBe("참석자(총 15명) 15/17 공(2/3) 민(13/14)")
  expect(summary.short).toBe("15/17 공(2/3) 민(13/14)")
  expect(countAttendance(reference, false)).toMatchObject({ vacant: 1, unmarked: 0 })
})

it("[AT1] a sector without members is left out, a mark on a vacant seat counts for nothing", () => {
  const count = countAttendance([seat("가"), seat(" ", { sector: "public" })], false)
  expect(summarizeAttendance(count).full).toBe("참석자(총 1명) 1/1 민(1/1)")
})

it("[AT2] late and left early count as present, also where nobody tapped; an X stands", () => {
  expect(shownMark(seat("가", { mark: "unset", late: true }))).toBe("present")
  expect(shownMark(seat("가", { mark: "unset", leftEarly: true }))).toBe("present")
  expect(shownMark(seat("가", { mark: "absent", late: true }))).toBe("absent")
  expect(shownMark(seat("", { mark: "present" }))).toBe("vacant")
  expect(shownMark(seat("가", { mark: "unset" }))).toBe("unset")
})

it("[AT3] a proxy counts only where the committee counts proxies", () => {
  const represented = seat("가", { proxy: "나", mark: "unset" })
  expect(isPresent(represented, true)).toBe(true)
  expect(isPresent(represented, false)).toBe(false)
})

it("[AT4] a majority of the members in office opens the meeting", () => {
  expect(openingQuorum({ present: 9, members: 17 })).toMatchObject({ needed: 9, isMet: true, missing: 0 })
  expect(openingQuorum({ present: 8, members: 16 })).toMatchObject({ needed: 9, isMet: false, missing: 1 })
  expect(openingQuorum({ present: 0, members: 0 })?.isMet).toBe(false)
  expect(openingQuorum({ present: 11, members: 17 }, "twoThirds")).toMatchObject({ needed: 12, isMet: false })
  expect(openingQuorum({ present: 12, members: 18 }, "twoThirds")).toMatchObject({ needed: 12, isMet: true })
  expect(openingQuorum({ present: 0, members: 17 }, "none")).toBeNull()
})

it("[AT4] a majority of those present decides", () => {
  const vote = { votesFor: 8, votesAgainst: 7, votesAbstain: 0 }
  expect(checkVote(vote, 15)).toEqual({ needed: 8, isCarried: true, hasTooManyVotes: false })
  expect(checkVote(vote, 16)).toMatchObject({ needed: 9, isCarried: false })
  expect(checkVote(vote, 14).hasTooManyVotes).toBe(true)
  expect(checkVote({ votesFor: null, votesAgainst: null, votesAbstain: null }, 15).isCarried).toBeNull()
})

it("[AT5] officers come first by office, then names by code, vacant seats of members last", () => {
  const entries = [
    { name: "하늘", position: "" },
    { name: "", position: "" },
    { name: "나래", position: "총무" },
    { name: "가온", position: "간사" },
    { name: "다솜", position: "" },
    { name: "바다", position: "민간 분과장" },
    { name: "", position: "공공분과장" },
    { name: "라온", position: "위원" },
  ]
  expect(sortRoster(entries).map(({ name, position }) => `${name}/${position}`)).toEqual([
    "/공공분과장",
    "바다/민간 분과장",
    "나래/총무",
    "가온/간사",
    "다솜/",
    "라온/위원",
    "하늘/",
    "/",
  ])
})

it("[AT5] the paper fills three columns top to bottom", () => {
  expect(columnMajor([1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([
    [1, 4, 7],
    [2, 5, 8],
    [3, 6, null],
  ])
  expect(columnMajor([], 3)).toEqual([])
})
