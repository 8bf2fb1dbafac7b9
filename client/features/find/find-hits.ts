import { findWords } from "./letters.ts"
import type { Passage } from "./passages.ts"

/** One occurrence of the words. */
export interface FoundHit {
  readonly passage: Passage
  /** Which occurrence in its passage, from 0. */
  readonly nth: number
  /** A little of the text around it, for a screen reader. */
  readonly words: string
}

/** Letters shown on either side. */
const AROUND = 20

export function findHits(passages: readonly Passage[], words: string): FoundHit[] {
  return passages.flatMap((passage) =>
    findWords(passage.text, words).map(({ from, to }, nth) => ({
      passage,
      nth,
      words: passage.text.slice(Math.max(0, from - AROUND), to + AROUND),
    })),
  )
}

/** The hit to go to after a change of the text or of the words: the same one where it still is, else the next after it. */
export function sameHit(hits: readonly FoundHit[], before: FoundHit | undefined, index: number): number {
  if (hits.length === 0) return 0
  const same = hits.findIndex(
    ({ passage, nth }) =>
      passage.place === before?.passage.place && passage.block === before.passage.block && nth === before.nth,
  )
  return same >= 0 ? same : Math.min(index, hits.length - 1)
}
