import { useState } from "react"
import type { RowState } from "../../../shared/minutes/schema.ts"
import type { RowLine } from "./row-lines.ts"
import { searchableText } from "./row-lines.ts"

export interface RowFilter {
  readonly state: RowState | null
  /** null = every department; "" = rows without one. */
  readonly department: string | null
  readonly text: string
}

export const NO_FILTER: RowFilter = { state: null, department: null, text: "" }

export function useFilter(): [RowFilter, (filter: RowFilter) => void] {
  return useState(NO_FILTER)
}

export function isFiltering(filter: RowFilter): boolean {
  return filter.state !== null || filter.department !== null || filter.text.trim() !== ""
}

/**
 * The rows on screen. Two rules over the filter: the row this person is in always stays (even deleted by somebody),
 * and a section title stays while one of its rows does.
 */
export function rowsToShow(lines: readonly RowLine[], filter: RowFilter, heldRow: string | null): RowLine[] {
  const isFiltered = isFiltering(filter)
  const words = filter.text.trim().toLocaleLowerCase("ko").split(/\s+/).filter(Boolean)
  const kept = new Set<string>()
  let section: RowLine | null = null
  for (const line of lines) {
    if (line.id === heldRow) kept.add(line.id)
    if (line.isDeleted) continue
    if (line.kind === "section") {
      section = line
      if (!isFiltered || line.id === heldRow) kept.add(line.id)
      continue
    }
    if (line.id !== heldRow && isFiltered && !matches(line, filter, words)) continue
    kept.add(line.id)
    if (section) kept.add(section.id)
  }
  return lines.filter((line) => kept.has(line.id))
}

function matches(line: RowLine, filter: RowFilter, words: readonly string[]): boolean {
  if (filter.state !== null && line.state !== filter.state) return false
  if (filter.department !== null && line.department !== filter.department) return false
  if (words.length === 0) return true
  const text = searchableText(line).toLocaleLowerCase("ko")
  return words.every((word) => text.includes(word))
}

/** Number of rows by state, of those not deleted. Sections are no rows. */
export function countStates(lines: readonly RowLine[]): ReadonlyMap<RowState, number> {
  const counts = new Map<RowState, number>()
  for (const line of lines) {
    if (line.kind === "section" || line.isDeleted) continue
    counts.set(line.state, (counts.get(line.state) ?? 0) + 1)
  }
  return counts
}

/** The departments named in the table, each once, 가나다. */
export function departmentsOf(lines: readonly RowLine[]): string[] {
  const names = new Set<string>()
  for (const line of lines) if (line.kind === "project" && !line.isDeleted) names.add(line.department)
  return [...names].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
