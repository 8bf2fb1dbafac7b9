// Where words stand on the page.
import { findWords } from "./letters.ts"

/** Words in a field: no range reaches into one. */
export interface InField {
  readonly field: HTMLTextAreaElement
  readonly from: number
  readonly to: number
  /** The words as they stood there. */
  readonly text: string
}
export type Occurrence = Range | InField

/** A stretch of an element's text: a text node, or a field with what is in it now. */
interface Piece {
  readonly source: Text | HTMLTextAreaElement
  readonly start: number
  readonly length: number
}

/** Said by a screen reader and not shown. */
const UNSEEN = ".spoken"

/** The words in an element's text and in its fields; a letter of another text node is as good as one of the same. */
export function occurrencesIn(element: Element, words: string): Occurrence[] {
  const pieces: Piece[] = []
  let all = ""
  const add = (source: Piece["source"], text: string): void => {
    pieces.push({ source, start: all.length, length: text.length })
    all += text
  }
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(UNSEEN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof HTMLTextAreaElement) add(node, node.value)
    // What a field began with is not what it holds.
    else if (node instanceof Text && node.parentNode instanceof HTMLTextAreaElement) continue
    else if (node instanceof Text) add(node, node.data)
    else if (node.nodeName === "BR" || (node as Element).matches("td, .hj-line")) all += "\n"
  }
  return findWords(all, words).flatMap(({ from, to }) => occurrence(pieces, from, to) ?? [])
}

/** What stands from `from` to `to` in the text of all pieces; null where a field and other text would be one word. */
function occurrence(pieces: readonly Piece[], from: number, to: number): Occurrence | null {
  const first = pieces.findLast(({ start }) => start <= from) ?? pieces[0]
  const last = pieces.findLast(({ start }) => start < to) ?? pieces[0]
  if (first === undefined || last === undefined) return null
  const offset = (piece: Piece, at: number) => Math.min(at - piece.start, piece.length)
  const [start, end] = [first.source, last.source]
  if (start instanceof HTMLTextAreaElement) {
    if (start !== end) return null
    const [at, behind] = [offset(first, from), offset(last, to)]
    return { field: start, from: at, to: behind, text: start.value.slice(at, behind) }
  }
  if (end instanceof HTMLTextAreaElement) return null
  const range = document.createRange()
  range.setStart(start, offset(first, from))
  range.setEnd(end, offset(last, to))
  return range
}
