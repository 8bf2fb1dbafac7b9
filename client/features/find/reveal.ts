// Brings a hit into view and marks it, without touching anything that somebody may be writing in.
import { elementAt } from "../presence/place.ts"
import type { FoundHit } from "./find-hits.ts"
import { occurrencesIn } from "./occurrences.ts"
import type { InField, Occurrence } from "./occurrences.ts"

const NAME = "hj-found"
const FOUND = "data-found"
/** A row that is not made yet is made within this many frames of coming near the view. */
const FRAMES = 90
/** So many frames without a move are the end of moving. */
const STILL_FRAMES = 8

let markedField: InField | null = null

/** Answers whether the place is on the page at all; a row may be hidden by a filter. */
export async function reveal(hit: FoundHit, words: string, isWanted: () => boolean): Promise<boolean> {
  const place = await elementOf(hit, isWanted)
  if (!isWanted()) return true
  unmark()
  if (place === null) return false
  mark(occurrencesIn(place, words)[hit.nth], place)
  await centre(place, isWanted)
  return true
}

/** Rows that are made as they come near the view move those below them: looked at again until nothing moves. */
async function centre(place: Element, isWanted: () => boolean): Promise<void> {
  let still = 0
  for (let count = 0; count < FRAMES && still < STILL_FRAMES && isWanted(); count++) {
    place.scrollIntoView({ block: "center", inline: "nearest" })
    const { top } = place.getBoundingClientRect()
    await frame()
    still = Math.abs(place.getBoundingClientRect().top - top) > 1 ? 0 : still + 1
  }
}

/** A browser draws marks in text alone: a field is marked as a whole, and what is neither lights up for a moment. */
function mark(found: Occurrence | undefined, place: Element): void {
  if (found instanceof Range && "highlights" in CSS) CSS.highlights.set(NAME, new Highlight(found))
  else if (found === undefined || found instanceof Range) flash(place)
  else {
    markedField = found
    found.field.setAttribute(FOUND, "")
  }
}

export function unmark(): void {
  if ("highlights" in CSS) CSS.highlights.delete(NAME)
  markedField?.field.removeAttribute(FOUND)
  markedField = null
}

/** The marked words become the selection, so that writing goes on there; false when they stand in no editable text. */
export function selectMarked(): boolean {
  if (markedField?.field.isConnected === true) {
    selectIn(markedField)
    unmark()
    return true
  }
  const range = "highlights" in CSS ? [...(CSS.highlights.get(NAME) ?? [])][0] : undefined
  const editable = range?.startContainer.parentElement?.closest<HTMLElement>('[contenteditable="true"]')
  if (range === undefined || !editable) return false
  editable.focus({ preventScroll: true })
  getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
  return true
}

/** Others may have written before the words since: never other letters, which the next key would replace. */
function selectIn({ field, from, to, text }: InField): void {
  const isThere = field.value.slice(from, to) === text
  const start = isThere ? from : field.value.indexOf(text)
  field.focus({ preventScroll: true })
  if (start >= 0) field.setSelectionRange(start, start + text.length)
  else field.setSelectionRange(from, from)
}

async function elementOf({ passage }: FoundHit, isWanted: () => boolean): Promise<Element | null> {
  if (passage.block !== null) {
    await frame()
    await frame()
    return document.querySelector(".hj-body .ProseMirror")?.children[passage.block] ?? null
  }
  const parts = passage.place.split(".")
  const row = parts.length === 4 ? parts.slice(0, 3).join(".") : null
  for (let count = 0; count < FRAMES && isWanted(); count++) {
    await frame()
    const exact = elementAt(passage.place)
    if (exact !== null) return exact
    const shell = row === null ? null : elementAt(row)
    // An empty shell is filled when it comes near the view; without one, a filter hides the row.
    if (count === 2 && row !== null && shell === null) return null
    if (count % 10 === 2) shell?.scrollIntoView({ block: "center" })
  }
  return elementAt(parts.slice(0, 3).join(".")) ?? elementAt(parts.slice(0, 1).join("."))
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}

function flash(target: Element): void {
  target.setAttribute("data-flash", "")
  setTimeout(() => target.removeAttribute("data-flash"), 1600)
}
