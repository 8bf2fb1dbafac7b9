// One row of somebody's table as one seat of the roster.
import { termEnd } from "../../../shared/domain/term.ts"
import type { Sector } from "../../../shared/minutes/schema.ts"
import { rosterText as ko } from "../../../shared/text/ko/roster.ts"
import type { CommitteeRole } from "../../../shared/wire/people-records.ts"
import { rosterRowSchema, type RosterRow } from "../../../shared/wire/people-requests.ts"
import type { Mapping } from "./roster-preview.ts"

export type RowReading =
  | { readonly ok: true; readonly row: RosterRow; readonly isSectorGuessed: boolean }
  | { readonly ok: false; readonly problem: string }

/** Reads a row by the columns of the mapping. An empty name and the words for it are a vacant seat. */
export function readRosterRow(cells: readonly string[], mapping: Mapping): RowReading {
  const cell = (field: keyof Mapping): string => {
    const column = mapping[field]
    return column === null ? "" : (cells[column] ?? "")
  }
  const name = cell("name").replaceAll(/^(\S)\s(\S)\s?(\S)?$/g, "$1$2$3")
  const isVacant = (ko.vacantNames as readonly string[]).includes(name)
  if (name === "" && cell("position") === "" && cell("affiliation") === "")
    return { ok: false, problem: ko.problem.noName }
  const dates = [readDate(cell("startsOn")), readDate(cell("endsOn"))] as const
  const bad = dates.find((date) => date !== null && "problem" in date)
  if (bad && "problem" in bad) return { ok: false, problem: bad.problem }
  const [startsOn, endsOn] = dates.map((date) => (date === null || "problem" in date ? null : date.day))
  const sector = sectorOf(cell("sector"), cell("position"), cell("affiliation"))
  const parsed = rosterRowSchema.safeParse({
    name: isVacant ? "" : name,
    position: cell("position") === ko.rolePositions.at(-1)?.[0] ? "" : cell("position"),
    sector: sector.sector,
    affiliation: cell("affiliation"),
    role: roleOf(cell("role"), cell("position")),
    email: cell("email"),
    phone: cell("phone"),
    department: cell("department"),
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? yearsAfter(startsOn ?? null, cell("endsOn")),
  })
  if (parsed.success) return { ok: true, row: parsed.data, isSectorGuessed: sector.isGuessed && !isVacant }
  return { ok: false, problem: problemOf(String(parsed.error.issues[0]?.path[0] ?? "")) }
}

function problemOf(field: string): string {
  if (field === "email") return ko.problem.badEmail
  return field === "phone" ? ko.problem.badPhone : ko.problem.tooLong
}

function sectorOf(sector: string, position: string, affiliation: string): { sector: Sector; isGuessed: boolean } {
  const word = sector.replaceAll(" ", "")
  if (ko.publicWords.some((each) => word.startsWith(each))) return { sector: "public", isGuessed: false }
  if (ko.privateWords.some((each) => word.startsWith(each))) return { sector: "private", isGuessed: false }
  if (position.includes(ko.sectors.public)) return { sector: "public", isGuessed: false }
  if (position.includes(ko.sectors.private)) return { sector: "private", isGuessed: false }
  return { sector: ko.publicPlaces.test(affiliation) ? "public" : "private", isGuessed: true }
}

function roleOf(role: string, position: string): CommitteeRole {
  for (const text of [role, position]) {
    const known = ko.rolePositions.find(([word]) => text.replaceAll(" ", "").includes(word))
    if (known) return known[1]
  }
  return "member"
}

type DateReading = { readonly day: string } | { readonly problem: string } | null

/** `2018. 1. 23.`, `2018-01-23`, `2018/1/23`, an Excel serial; a term's length in years is no date. */
function readDate(text: string): DateReading {
  if (text === "" || /^\d{1,2}\s*년$/.test(text)) return null
  const parts = /^(\d{4})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?/.exec(text)
  if (parts) return checkedDay(Number(parts[1]), Number(parts[2]), Number(parts[3]), text)
  const serial = Number(text)
  // Excel counts days from the end of 1899.
  if (Number.isInteger(serial) && serial > 20_000 && serial < 80_000) {
    return { day: new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10) }
  }
  return { problem: ko.problem.badDate(text) }
}

function checkedDay(year: number, month: number, day: number, text: string): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? { day: date.toISOString().slice(0, 10) } : { problem: ko.problem.badDate(text) }
}

/** "2년" in the column of the term's end. */
function yearsAfter(startsOn: string | null, text: string): string | null {
  const years = /^(\d{1,2})\s*년$/.exec(text)?.[1]
  return startsOn === null || years === undefined ? null : termEnd(startsOn, Number(years))
}
