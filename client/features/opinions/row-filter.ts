import { useState } from "react"
import type { RowState } from "../../../shared/minutes/schema.ts"
import type { OpinionRowFacts } from "../../live/opinion-rows.ts"
import { isBlankOpinion, searchableText } from "./row-lines.ts"
import type { RowLine } from "./row-lines.ts"

export interface RowFilter {
  readonly state: RowState | null
  /** null = every department; "" = rows without one. */
  readonly department: string | null
  /** null = every officer; "" = rows without one. */
  readonly officer: string | null
  /** Rows of which this person is the officer, or on which this person commented. */
  readonly isMine: boolean
  /** Rows the committee has not answered: 미검토, or 의견 with nothing written. */
  readonly isUnanswered: boolean
  readonly text: string
}

export const NO_FILTER: RowFilter = {
  state: null,
  department: null,
  officer: null,
  isMine: false,
  isUnanswered: false,
  text: "",
}

/** What the filter must know beside the lines themselves. */
export interface FilterFacts {
  readonly rows: readonly OpinionRowFacts[]
  readonly isMine: (row: OpinionRowFacts) => boolean
}

export function useFilter(): [RowFilter, (filter: RowFilter) => void] {
  return useState(NO_FILTER)
}

export function isFiltering(filter: RowFilter): boolean {
  const { state, department, officer, isMine, isUnanswered, text } = filter
  return state !== null || department !== null || officer !== null || isMine || isUnanswered || text.trim() !== ""
}

/**
 * The rows on screen. Two rules over the filter: the row this person is in always stays (even deleted by somebody),
 * and a section title stays while one of its rows does.
 */
export function rowsToShow(
  lines: readonly RowLine[],
  filter: RowFilter,
  heldRow: string | null,
  facts: FilterFacts,
): RowLine[] {
  const accepts = isFiltering(filter) ? rowMatcher(filter, facts) : null
  const kept = new Set<string>()
  let section: RowLine | null = null
  for (const line of lines) {
    if (line.id === heldRow) kept.add(line.id)
    if (line.isDeleted) continue
    if (line.kind === "section") {
      section = line
      if (accepts === null) kept.add(line.id)
      continue
    }
    if (line.id !== heldRow && accepts !== null && !accepts(line)) continue
    kept.add(line.id)
    if (section) kept.add(section.id)
  }
  return lines.filter((line) => kept.has(line.id))
}

function rowMatcher(filter: RowFilter, { rows, isMine }: FilterFacts): (line: RowLine) => boolean {
  const words = filter.text.trim().toLocaleLowerCase("ko").split(/\s+/).filter(Boolean)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (line) => {
    const row = byId.get(line.id)
    if (row === undefined) return false
    if (filter.state !== null && row.state !== filter.state) return false
    if (filter.department !== null && row.department !== filter.department) return false
    if (filter.officer !== null && row.officer !== filter.officer) return false
    if (filter.isMine && !isMine(row)) return false
    if (filter.isUnanswered && !lacksAnswer(row)) return false
    if (words.length === 0) return true
    const text = searchableText(row.map).toLocaleLowerCase("ko")
    return words.every((word) => text.includes(word))
  }
}

function lacksAnswer({ state, map }: OpinionRowFacts): boolean {
  return state === "unreviewed" || (state === "opinion" && isBlankOpinion(map.get("opinion")))
}

/** The departments or officers named in the table, each once, 가나다. */
export function namesOf(rows: readonly OpinionRowFacts[], field: "department" | "officer"): string[] {
  const names = new Set<string>()
  for (const row of rows) if (row.kind === "project" && !row.isDeleted) names.add(row[field])
  return [...names].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
