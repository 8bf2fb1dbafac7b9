// What somebody's own table would mean as a roster: which column is what, and each row read or with what is wrong with it.
import { z } from "zod"
import { ROSTER_FIELDS, rosterText as ko, type RosterField } from "../../../shared/text/ko/roster.ts"
import { rosterRowSchema } from "../../../shared/wire/people-requests.ts"
import { readRosterRow } from "./roster-row.ts"
import type { Sheet } from "./read-sheet.ts"

const MAX_ROWS = 500
/** A heading stands near the top: above it are a title and a date at most. */
const HEADER_WITHIN = 8

export const rosterPreviewSchema = z.object({
  /** Headings as they stand in the table; "" where there is none. */
  columns: z.array(z.string()),
  /** Column of each field; null = the table has none. */
  mapping: z.record(z.enum(ROSTER_FIELDS), z.number().int().nullable()),
  rows: z.array(z.array(z.string())),
  /** One for each row: what it would write, or what is wrong with it. */
  parsed: z.array(z.union([z.object({ row: rosterRowSchema }), z.object({ problem: z.string() })])),
  warnings: z.array(z.string()),
})
export type RosterPreview = z.infer<typeof rosterPreviewSchema>

export type Mapping = Record<RosterField, number | null>

/** Reads a table as a roster. `chosen` columns go before what the headings say. */
export function previewRoster(sheet: Sheet, chosen: Partial<Mapping> = {}): RosterPreview {
  const header = findHeader(sheet)
  const body = sheet.slice(header === null ? 0 : header.at + header.height)
  const rows = body.slice(0, MAX_ROWS).map((row) => [...row])
  const columns = header?.columns ?? Array.from({ length: Math.max(...sheet.map((row) => row.length)) }, () => "")
  const mapping = { ...(header === null ? guessMapping(rows, columns.length) : mapColumns(columns)), ...chosen }
  const read = rows.map((row) => readRosterRow(row, mapping))
  return {
    columns: [...columns],
    mapping,
    rows,
    parsed: read.map((each) => (each.ok ? { row: each.row } : { problem: each.problem })),
    warnings: warningsOf(read, { hasHeader: header !== null, isCut: body.length > MAX_ROWS }),
  }
}

type ReadRow = ReturnType<typeof readRosterRow>

function warningsOf(read: readonly ReadRow[], facts: { hasHeader: boolean; isCut: boolean }): string[] {
  const warnings: string[] = facts.hasHeader ? [] : [ko.warning.noHeader]
  const guessed = read.filter((each) => each.ok && each.isSectorGuessed).length
  if (guessed > 0) warnings.push(ko.warning.guessedSector(guessed))
  const names = read.flatMap((each) => (each.ok && each.row.name !== "" ? [each.row.name] : []))
  for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
    warnings.push(ko.warning.twice(name))
  if (facts.isCut) warnings.push(ko.warning.cut(MAX_ROWS))
  return warnings
}

const plain = (text: string): string => text.replaceAll(/[\s().·*]/g, "").toLowerCase()

function fieldOf(heading: string): RosterField | null {
  const word = plain(heading)
  return (
    ROSTER_FIELDS.find((field) => (ko.headings[field] as readonly string[]).some((each) => plain(each) === word)) ??
    null
  )
}

interface Header {
  readonly at: number
  /** Rows the heading takes: a second one refines the first. */
  readonly height: 1 | 2
  readonly columns: readonly string[]
}

/** The row near the top that names a person's column; with the row under it when that names more. */
function findHeader(sheet: Sheet): Header | null {
  for (const [at, row] of sheet.slice(0, HEADER_WITHIN).entries()) {
    if (!row.some((cell) => fieldOf(cell) === "name")) continue
    const under = sheet[at + 1] ?? []
    const isTwo = under.some((cell) => fieldOf(cell) !== null)
    const width = Math.max(row.length, isTwo ? under.length : 0)
    const columns = Array.from({ length: width }, (_, column) => {
      const upper = row[column] ?? ""
      const lower = isTwo ? (under[column] ?? "") : ""
      return fieldOf(lower) !== null || upper === "" ? lower || upper : upper
    })
    return { at, height: isTwo ? 2 : 1, columns }
  }
  return null
}

function mapColumns(columns: readonly string[]): Mapping {
  return Object.fromEntries(
    ROSTER_FIELDS.map((field) => {
      const at = columns.findIndex((heading) => fieldOf(heading) === field)
      return [field, at < 0 ? null : at]
    }),
  ) as Mapping
}

/** Without headings: the first column that looks like names, and what the other columns' cells look like. */
function guessMapping(rows: Sheet, width: number): Mapping {
  const mapping = mapColumns([])
  const share = (column: number, looksRight: (cell: string) => boolean): number => {
    const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell !== "")
    return cells.length === 0 ? 0 : cells.filter(looksRight).length / cells.length
  }
  const looks: [RosterField, (cell: string) => boolean][] = [
    ["sector", (cell) => [...ko.publicWords, ...ko.privateWords].some((word) => word === cell)],
    ["email", (cell) => cell.includes("@")],
    ["phone", (cell) => /^[\d\-+() .]{8,}$/.test(cell)],
    ["name", (cell) => /^[가-힣]{2,4}$/.test(cell) || (ko.vacantNames as readonly string[]).includes(cell)],
    ["position", (cell) => ko.rolePositions.some(([word]) => cell.replaceAll(" ", "").includes(word))],
    ["affiliation", (cell) => cell.length >= 4],
  ]
  const taken = new Set<number>()
  for (const [field, looksRight] of looks) {
    const columns = Array.from({ length: width }, (_, column) => column).filter((column) => !taken.has(column))
    const best = columns.find((column) => share(column, looksRight) > 0.6)
    if (best === undefined) continue
    mapping[field] = best
    taken.add(best)
  }
  return mapping
}

/** `name:2,sector:` as a mapping: column 2 is the name, none is the sector. What cannot be read is left out. */
export function chosenColumns(text: string): Partial<Mapping> {
  const pairs = text.split(",").flatMap((part): [RosterField, number | null][] => {
    const [name = "", column = ""] = part.split(":")
    const field = ROSTER_FIELDS.find((each) => each === name)
    if (field === undefined || !/^\d{0,3}$/.test(column)) return []
    return [[field, column === "" ? null : Number(column)]]
  })
  return Object.fromEntries(pairs)
}
