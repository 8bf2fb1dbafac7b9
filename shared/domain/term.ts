// Terms of office (임기). Days are civil days, `YYYY-MM-DD`.

/** Last day of a term of so many years from its first day: 2030-03-18 and two years give 2032-03-17. */
export function termEnd(startsOn: string, years: number): string {
  const [year = 0, month = 1, day = 1] = startsOn.split("-").map(Number)
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10)
}

export type TermState = "running" | "endsSoon" | "over"

/** Days before a term's end from which on it is pointed out. */
export const TERM_WARNING_DAYS = 60

/** How a term stands on a day; one without a planned end runs. */
export function termState(term: { readonly endsOn: string | null }, today: string): TermState {
  if (term.endsOn === null) return "running"
  if (term.endsOn < today) return "over"
  return daysBetween(today, term.endsOn) <= TERM_WARNING_DAYS ? "endsSoon" : "running"
}

/** Whole days from one civil day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000)
}
