// The caret while somebody else's change arrives: kept in the document's own terms, so that it stays behind the very letter
// it stood behind. What an editor sees of a change (this stretch became that one) cannot always tell where that letter went.
import type { Node } from "@tiptap/pm/model"
import { TextSelection } from "@tiptap/pm/state"
import type { EditorState, Transaction } from "@tiptap/pm/state"
import * as Y from "yjs"
import { GIVEN_BACK } from "../../../live/orphaned-letters.ts"
import { toAbsolute, toRelative } from "./positions.ts"
import { childrenOf } from "./read-blocks.ts"

/** A selection as Yjs positions, kept while others edit. */
export interface RelativeSelection {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

export function relativeSelection(
  fragment: Y.XmlFragment,
  { anchor, head }: { readonly anchor: number; readonly head: number },
  doc: Node,
): RelativeSelection {
  return { anchor: toRelative(fragment, doc, anchor), head: toRelative(fragment, doc, head) }
}

/** The editor positions of a selection; null when it is not in this fragment. */
export function absoluteSelection(
  fragment: Y.XmlFragment,
  selection: RelativeSelection,
  doc: Node,
): { anchor: number; head: number } | null {
  const anchor = toAbsolute(fragment, doc, selection.anchor)
  const head = toAbsolute(fragment, doc, selection.head)
  return anchor === null || head === null ? null : { anchor, head }
}

/** The caret of one editor, noted before a change and put back after it. */
export class KeptCaret {
  readonly #fragment: Y.XmlFragment
  /** Before the change that is arriving; null when the editor and the document were not equal then. */
  #before: RelativeSelection | null = null
  /** The block the caret was in, also after that block was deleted: its letters may be given back. */
  #block: unknown = null

  constructor(fragment: Y.XmlFragment) {
    this.#fragment = fragment
  }

  /** Called before a change, while the editor shows what the fragment holds. */
  note({ selection, doc }: EditorState, change: Y.Transaction): void {
    this.#before = null
    if (!(selection instanceof TextSelection)) return
    this.#before = relativeSelection(this.#fragment, selection, doc)
    if (change.origin !== GIVEN_BACK) this.#block = childrenOf(this.#fragment)[selection.$head.index(0)] ?? null
  }

  forget(): void {
    this.#before = null
  }

  /** Puts the caret of a transaction that shows the change where it was; behind my letters where they were given back. */
  restore(tr: Transaction, change: Y.Transaction | null): void {
    const place = this.#givenBack(tr.doc, change) ?? this.#kept(tr.doc)
    if (place === null) return
    tr.setSelection(TextSelection.between(tr.doc.resolve(place.anchor), tr.doc.resolve(place.head)))
  }

  #kept(doc: Node) {
    return this.#before === null ? null : absoluteSelection(this.#fragment, this.#before, doc)
  }

  /** Whoever was typing in a line that somebody deleted types on where those letters stand now. */
  #givenBack(doc: Node, change: Y.Transaction | null) {
    const given = change?.meta.get(GIVEN_BACK) as Map<unknown, Y.XmlText> | undefined
    const text = given?.get(this.#block)
    if (text === undefined) return null
    const end = Y.createRelativePositionFromTypeIndex(text, text.length, -1)
    return absoluteSelection(this.#fragment, { anchor: end, head: end }, doc)
  }
}
