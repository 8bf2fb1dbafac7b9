import { formatDateRange } from "../../../shared/domain/korean-date.ts"
import { readDate } from "../../../shared/minutes/read-values.ts"

/** `2018. 1. 16.~29.`; empty when no window is set. */
export function windowText(from: unknown, to: unknown): string {
  return formatDateRange(readDate(from), readDate(to))
}
