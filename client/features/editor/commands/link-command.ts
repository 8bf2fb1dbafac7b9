import type { Mark } from "@tiptap/pm/model"
import type { Command, EditorState } from "@tiptap/pm/state"
import { isSafeLink } from "../../../../shared/minutes/link.ts"
import { INLINE_MARKS } from "../../../../shared/minutes/schema.ts"

interface LinkRange {
  readonly from: number
  readonly to: number
  readonly href: string
}

/** The link around the caret or the selection's start; null when there is none. */
export function linkAt(state: EditorState): LinkRange | null {
  const { $from } = state.selection
  const { parent } = $from
  const start = $from.start()
  let found: LinkRange | null = null
  parent.forEach((node, offset) => {
    const href = hrefOf(node.marks)
    const from = start + offset
    const to = from + node.nodeSize
    if (href === null) return
    if (found !== null && found.to === from && found.href === href && found.to < $from.pos) found = { ...found, to }
    else if (found === null || $from.pos > from)
      found = $from.pos >= from && $from.pos <= to ? { from, to, href } : found
  })
  return found
}

function hrefOf(marks: readonly Mark[]): string | null {
  const mark = marks.find(({ type }) => type.name === INLINE_MARKS.link)
  return mark === undefined ? null : String(mark.attrs["href"])
}

/** Links the selection, or changes the link at the caret; with neither, the address itself becomes the text. `null` unlinks. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const type = state.schema.marks[INLINE_MARKS.link]
    if (type === undefined || (href !== null && !isSafeLink(href))) return false
    const { selection, tr } = state
    const range = selection.empty ? linkAt(state) : { from: selection.from, to: selection.to }
    if (range === null && href === null) return false
    if (!dispatch) return true
    if (range !== null) tr.removeMark(range.from, range.to, type)
    if (range !== null && href !== null) tr.addMark(range.from, range.to, type.create({ href }))
    if (range === null && href !== null)
      tr.replaceSelectionWith(state.schema.text(href, [type.create({ href })]), false)
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** An address as people type it: `example.org` means https. Null when it is none. */
export function readAddress(typed: string): string | null {
  const address = typed.trim()
  const guess = `https://${address}`
  if (isSafeLink(address)) return address
  return /^[^\s/:]+\.[^\s/:]+(?:\/\S*)?$/.test(address) && isSafeLink(guess) ? guess : null
}
