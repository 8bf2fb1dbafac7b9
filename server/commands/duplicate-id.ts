import type { Minutes } from "../../shared/minutes/minutes.ts"

/**
 * Dotted path of the first id that stands a second time where ids must differ, or null. Two rows of one id would
 * become one in the document, and what the other held would be lost without a word.
 */
export function duplicateId(minutes: Minutes): string | null {
  const { seats, observers } = minutes.attendance
  return (
    firstRepeat([
      ...seats.map((seat, at) => ({ id: seat.id, path: `attendance.seats.${at}.id` })),
      ...observers.map((observer, at) => ({ id: observer.id, path: `attendance.observers.${at}.id` })),
    ]) ??
    firstRepeat(minutes.body.map((block, at) => ({ id: block.id, path: `body.${at}.id` }))) ??
    firstRepeat(minutes.opinions.map((table, at) => ({ id: table.id, path: `opinions.${at}.id` }))) ??
    firstOf(minutes.opinions.map((table, at) => repeatedRow(table.rows, at))) ??
    firstRepeat(minutes.attachments.map((attachment, at) => ({ id: attachment.id, path: `attachments.${at}.id` })))
  )
}

function repeatedRow(rows: Minutes["opinions"][number]["rows"], table: number): string | null {
  return firstRepeat(rows.map((row, at) => ({ id: row.id, path: `opinions.${table}.rows.${at}.id` })))
}

function firstRepeat(places: readonly { readonly id: string; readonly path: string }[]): string | null {
  const seen = new Set<string>()
  for (const { id, path } of places) {
    if (seen.has(id)) return path
    seen.add(id)
  }
  return null
}

const firstOf = (paths: readonly (string | null)[]): string | null => paths.find((path) => path !== null) ?? null
