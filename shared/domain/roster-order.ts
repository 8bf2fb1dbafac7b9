// The order of names on the paper and its layout in columns.
import { compareCode } from "../minutes/read-values.ts"
import { domainText } from "../text/ko/domain.ts"

interface RosterEntry {
  readonly name: string
  readonly position: string
}

/** Officers by their office first, then 가나다 by character code (collation differs between machines); vacant last. */
export function sortRoster<T extends RosterEntry>(entries: readonly T[]): T[] {
  return entries.toSorted(
    (a, b) =>
      officerRank(a.position) - officerRank(b.position) ||
      Number(a.name.trim() === "") - Number(b.name.trim() === "") ||
      compareCode(a.name.trim().normalize("NFC"), b.name.trim().normalize("NFC")),
  )
}

function officerRank(position: string): number {
  const rank = domainText.officerPositions.indexOf(position.replaceAll(/\s/g, ""))
  return rank < 0 ? domainText.officerPositions.length : rank
}

/** Rows of `columns` cells filled column by column, top to bottom; cells past the last entry are null. */
export function columnMajor<T>(entries: readonly T[], columns: number): (T | null)[][] {
  const height = Math.ceil(entries.length / columns)
  return Array.from({ length: height }, (_row, row) =>
    Array.from({ length: columns }, (_cell, column) => entries[column * height + row] ?? null),
  )
}
