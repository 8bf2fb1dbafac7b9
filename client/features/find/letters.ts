// Text as it is compared when looking for words: composed, in lower case, with the way back to the text as it stands.
import { initials } from "../../../shared/domain/hangul-keys.ts"

export interface FoldedText {
  readonly folded: string
  /** Of every folded letter, where it begins in the text; one more for the end. */
  readonly starts: readonly number[]
}

/** A letter with everything that belongs to it, also a syllable written as its jamo. */
const CLUSTER = /\P{M}[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]*|\p{M}+/gsu
/** Two consonants or more on their own are meant as the initials of syllables. */
const ONLY_INITIALS = /^[ㄱ-ㅎ]{2,}$/

export function fold(text: string, toLetter: (cluster: string) => string = plain): FoldedText {
  let folded = ""
  const starts: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const letters = toLetter(cluster)
    for (let at = 0; at < letters.length; at++) starts.push(index)
    folded += letters
  }
  return { folded, starts: [...starts, text.length] }
}

function plain(cluster: string): string {
  // Every kind of white space is one space: a break of a line separates words too.
  return /\s/.test(cluster) ? " " : cluster.normalize("NFC").toLowerCase()
}

function initialOf(cluster: string): string {
  return initials(cluster) || " "
}

export interface Hit {
  readonly from: number
  readonly to: number
}

/** Where the words stand in a text, in its own offsets; occurrences do not overlap. Initials find syllables. */
export function findWords(text: string, words: string): Hit[] {
  const wanted = words.trim().normalize("NFC").toLowerCase().replace(/\s+/g, " ")
  if (wanted === "") return []
  const hits = hitsIn(fold(text), wanted)
  return hits.length === 0 && ONLY_INITIALS.test(wanted) ? hitsIn(fold(text, initialOf), wanted) : hits
}

function hitsIn({ folded, starts }: FoldedText, wanted: string): Hit[] {
  const hits: Hit[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    hits.push({ from: starts[at] ?? 0, to: starts[at + wanted.length] ?? starts.at(-1) ?? 0 })
  }
  return hits
}
