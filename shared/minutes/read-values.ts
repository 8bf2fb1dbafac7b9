// Total readers of single values: whatever a document holds under a key becomes a value the schema accepts.
import { cleanText } from "./clean-text.ts"
import { localDate, localDateTime } from "./minutes.ts"

/** Clean text; anything that is no string is empty. */
export function readText(value: unknown): string {
  return typeof value === "string" ? cleanText(value) : ""
}

export function readFlag(value: unknown): boolean {
  return value === true
}

/** One of `allowed`, else `fallback`. */
export function readChoice<T extends string>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.find((choice) => choice === value) ?? fallback
}

/** A whole number forced into `min…max`; anything that is not a finite number is `min`. */
export function readInteger(value: unknown, min: number, max: number): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return min
  return Math.min(max, Math.max(min, Math.trunc(value)))
}

/** A count of votes, 0–9999, or null when there is none to be read. */
export function readCount(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 9999 ? value + 0 : null
}

export function readDateTime(value: unknown): string | null {
  return matches(localDateTime, value)
}

export function readDate(value: unknown): string | null {
  return matches(localDate, value)
}

/** Deleted means a number is there; junk in the field hides nothing. */
export function isDeleted(value: unknown): boolean {
  return typeof value === "number"
}

function matches(schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): string | null {
  return typeof value === "string" && schema.safeParse(value).success ? value : null
}

/** Code-unit order of (order, id): the same on every machine, unlike collation. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return compareCode(a.order, b.order) || compareCode(a.id, b.id)
}

/** Orders by UTF-16 code units; for Hangul syllables that is 가나다 order. */
export function compareCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
