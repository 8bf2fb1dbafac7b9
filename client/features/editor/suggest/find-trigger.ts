/** What a list is about: entries of the slash menu, people, rows of the opinion tables. */
export type SuggestKind = "slash" | "mention" | "row"

export interface Trigger {
  readonly kind: SuggestKind
  /** Offset in the line of the first letter that belongs to it. */
  readonly start: number
  /** What was typed after the sign, also while its last syllable is being composed. */
  readonly query: string
  /** Typed with a sign of its own. A bare number may be meant as a number: nothing is chosen before an arrow key. */
  readonly isAsked: boolean
}

/** Longest name or number looked for. */
const LONGEST = 24

/** What stands before the sign, then what was typed after it. Nothing looks behind: older phones cannot read that. */
const PATTERNS: readonly { readonly kind: SuggestKind; readonly find: RegExp; readonly isAsked: boolean }[] = [
  { kind: "row", find: /()\[\[([^[\]]*)$/, isAsked: true },
  { kind: "slash", find: /(^|[\s(\ufffc])\/([^\s/]*)$/, isAsked: true },
  { kind: "mention", find: /(^|[^A-Za-z0-9._%+-])@([^\s@]*)$/, isAsked: true },
  { kind: "row", find: /(^|[\s(\ufffc])#([^\s#]*)$/, isAsked: true },
  { kind: "row", find: /(^|[\s(,·\ufffc])(\d{1,3}(?:-\d{1,3})+-?)$/, isAsked: false },
]

/** The list that the text before the caret asks for; everything that is no letter stands in it as U+FFFC. */
export function findTrigger(before: string): Trigger | null {
  for (const { kind, find, isAsked } of PATTERNS) {
    const found = find.exec(before)
    const [, lead = "", query = ""] = found ?? []
    if (found === null || query.length > LONGEST || query.includes("\ufffc")) continue
    return { kind, start: found.index + lead.length, query, isAsked }
  }
  return null
}
