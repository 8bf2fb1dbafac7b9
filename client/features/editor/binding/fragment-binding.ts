// Keeps one Y.XmlFragment and one ProseMirror document equal, child for child and position for position.
import type { Node, Schema } from "@tiptap/pm/model"
import { TextSelection } from "@tiptap/pm/state"
import type { EditorState, Selection, Transaction } from "@tiptap/pm/state"
import * as Y from "yjs"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { LOCAL_ORIGIN } from "../../../live/meeting-session.ts"
import { applyBlocks } from "./apply-blocks.ts"
import { toAbsolute, toRelative } from "./positions.ts"
import { childrenOf, readBlocks } from "./read-blocks.ts"
import type { NodeCache } from "./read-blocks.ts"
import { writeBlocks } from "./write-blocks.ts"

/** What the binding needs of an editor view; a test gives it without a browser. */
export interface BoundView {
  readonly state: EditorState
  dispatch(tr: Transaction): void
}

/** Transaction meta: the change came from the Y.Doc and must not be written back. */
export const FROM_DOCUMENT = "fromDocument"

/** A selection as Yjs positions, kept while others edit. */
export interface RelativeSelection {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/**
 * Opening writes nothing. Every local editor change is one Yjs transaction of LOCAL_ORIGIN, written at once; every other
 * Yjs transaction becomes one editor transaction marked FROM_DOCUMENT.
 */
export class FragmentBinding {
  readonly fragment: Y.XmlFragment
  /** Valid while the element it was made from has not changed. */
  #cache: NodeCache = new WeakMap()
  /** The blocks that the fragment holds. An empty fragment is shown as one line that is not in the document yet. */
  #blocks: readonly Node[] = []
  /** What the editor shows when it is equal to the fragment; another document means something was typed. */
  #shown: Node | null = null
  #view: BoundView | null = null
  /** Our own transaction runs: its event is no news. */
  #isWriting = false
  /** The selection before the change that is being written, for the undo step made of it. */
  #selectionBefore: RelativeSelection | null = null

  constructor(fragment: Y.XmlFragment) {
    this.fragment = fragment
  }

  get isWriting(): boolean {
    return this.#isWriting
  }

  get selectionBefore(): RelativeSelection | null {
    return this.#selectionBefore
  }

  /** The document to open the editor with. */
  read(schema: Schema): Node {
    this.#blocks = readBlocks(this.fragment, schema, this.#cache)
    this.#shown = schema.topNodeType.create(null, shownBlocks(this.#blocks, schema))
    return this.#shown
  }

  attach(view: BoundView): void {
    this.#view = view
    this.fragment.observeDeep(this.#onEvents)
    this.#show()
  }

  detach(): void {
    if (this.#view === null) return
    this.#view = null
    this.fragment.unobserveDeep(this.#onEvents)
  }

  /** Writes what the person changed since the editor and the document were last equal. */
  write(state: EditorState, selectionBefore: Selection): void {
    if (this.#view === null || state.doc === this.#shown || this.fragment.doc === null) return
    if (this.#shown?.eq(state.doc)) return
    this.#selectionBefore = this.#shown === null ? null : this.toRelative(selectionBefore, this.#shown)
    this.#isWriting = true
    const { $head } = state.selection
    try {
      this.fragment.doc.transact(() => {
        const caret = { parent: $head.parent, offset: $head.parentOffset }
        writeBlocks(this.fragment, this.#blocks, state.doc.children, caret)
      }, LOCAL_ORIGIN)
    } finally {
      this.#isWriting = false
    }
    this.#blocks = state.doc.children
    this.#shown = state.doc
    this.#remember()
  }

  toRelative(selection: Selection, doc: Node): RelativeSelection {
    return {
      anchor: toRelative(this.fragment, doc, selection.anchor),
      head: toRelative(this.fragment, doc, selection.head),
    }
  }

  /** The editor positions of a selection; null when it is not in this fragment. */
  toAbsolute({ anchor, head }: RelativeSelection, doc: Node): { anchor: number; head: number } | null {
    const positions = {
      anchor: toAbsolute(this.fragment, doc, anchor),
      head: toAbsolute(this.fragment, doc, head),
    }
    if (positions.anchor === null || positions.head === null) return null
    return { anchor: positions.anchor, head: positions.head }
  }

  /** The element of the block the caret is in; null for a line that is not in the document yet. */
  elementAt(state: EditorState): Y.XmlElement | null {
    const child = childrenOf(this.fragment)[state.selection.$head.index(0)]
    return child instanceof Y.XmlElement ? child : null
  }

  readonly #onEvents = (_events: unknown, transaction: Y.Transaction): void => {
    if (this.#isWriting) return
    for (const type of transaction.changedParentTypes.keys()) this.#cache.delete(type)
    for (const type of transaction.changed.keys()) this.#cache.delete(type)
    this.#show()
  }

  /** Makes the editor show what the fragment holds. */
  #show(): void {
    const view = this.#view
    if (view === null) return
    const { schema, tr } = view.state
    const blocks = readBlocks(this.fragment, schema, this.#cache)
    const wasPlaceholder = this.#blocks.length === 0
    this.#blocks = blocks
    const shown = shownBlocks(blocks, schema)
    applyBlocks(tr, shown)
    if (wasPlaceholder && tr.docChanged) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.doc.content.size), -1))
    this.#shown = tr.doc
    if (tr.docChanged) view.dispatch(tr.setMeta(FROM_DOCUMENT, true).setMeta("addToHistory", false))
  }

  /** The nodes just written are what their elements would read as. */
  #remember(): void {
    childrenOf(this.fragment).forEach((child, index) => {
      const block = this.#blocks[index]
      if (child instanceof Y.XmlElement && block?.type.name === child.nodeName) this.#cache.set(child, block)
    })
  }
}

/** An editor without any line has no place for a caret, and the first syllable would be lost. */
function shownBlocks(blocks: readonly Node[], schema: Schema): Node[] {
  return blocks.length === 0 ? [schema.node(NODES.line)] : [...blocks]
}
