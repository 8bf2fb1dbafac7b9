// Keeps one Y.XmlFragment and one ProseMirror document equal, child for child and position for position.
import type { Node, Schema } from "@tiptap/pm/model"
import type { EditorState, Selection, Transaction } from "@tiptap/pm/state"
import * as Y from "yjs"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { LOCAL_ORIGIN } from "../../../live/meeting-session.ts"
import { applyBlocks } from "./apply-blocks.ts"
import { absoluteSelection, KeptCaret, relativeSelection } from "./kept-caret.ts"
import type { RelativeSelection } from "./kept-caret.ts"
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

/**
 * Opening writes nothing. Every local editor change is one Yjs transaction of LOCAL_ORIGIN, written at once and then read
 * back; every other Yjs transaction becomes one editor transaction marked FROM_DOCUMENT. The document is always right:
 * where the two differ, whatever the reason, the editor takes over what the document says.
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
  readonly #caret: KeptCaret
  /** We are writing: an undo step made now is of this editor. */
  #isWriting = false
  /** The transaction being written; every other one that comes meanwhile is news. */
  #own: Y.Transaction | null = null
  /** The selection before the change that is being written, for the undo step made of it. */
  #selectionBefore: RelativeSelection | null = null

  constructor(fragment: Y.XmlFragment) {
    this.fragment = fragment
    this.#caret = new KeptCaret(fragment)
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
    this.fragment.doc?.on("beforeTransaction", this.#beforeTransaction)
    this.#show()
  }

  detach(): void {
    if (this.#view === null) return
    this.#view = null
    this.fragment.unobserveDeep(this.#onEvents)
    this.fragment.doc?.off("beforeTransaction", this.#beforeTransaction)
  }

  /** Writes what the person changed since the editor and the document were last equal. */
  write(state: EditorState, selectionBefore: Selection): void {
    const { doc } = this.fragment
    if (this.#view === null || state.doc === this.#shown || doc === null) return
    if (this.#shown?.eq(state.doc)) return
    // Somebody's transaction is open and may have changed the fragment unseen: a difference might land in the wrong place.
    if (doc._transaction !== null && !this.#isInStep(this.#blocks, new WeakMap())) return this.#rebuild()
    this.#selectionBefore = this.#shown === null ? null : this.toRelative(selectionBefore, this.#shown)
    const failure = this.#transact(doc, state)
    if (failure !== null) {
      this.#rebuild()
      reportError(failure)
    } else if (!this.#isInStep(state.doc.children, this.#cache)) {
      this.#show()
    }
  }

  /** One transaction of ours; answers what it threw, if anything. */
  #transact(doc: Y.Doc, state: EditorState): Error | null {
    let failure: Error | null = null
    const { $head } = state.selection
    this.#isWriting = true
    try {
      doc.transact((transaction) => {
        this.#own = transaction
        try {
          const caret = { parent: $head.parent, offset: $head.parentOffset }
          writeBlocks(this.fragment, this.#blocks, state.doc.children, caret)
        } catch (error) {
          failure = new Error("the editor could not write a change", { cause: error })
        }
        // Before any observer runs: one of them may change the document at once.
        this.#blocks = state.doc.children
        this.#shown = state.doc
      }, LOCAL_ORIGIN)
    } finally {
      this.#isWriting = false
      this.#own = null
    }
    return failure
  }

  toRelative(selection: Selection, doc: Node): RelativeSelection {
    return relativeSelection(this.fragment, selection, doc)
  }

  /** The editor positions of a selection; null when it is not in this fragment. */
  toAbsolute(selection: RelativeSelection, doc: Node): { anchor: number; head: number } | null {
    return absoluteSelection(this.fragment, selection, doc)
  }

  /** The element of the block the caret is in; null for a line that is not in the document yet. */
  elementAt(state: EditorState): Y.XmlElement | null {
    const child = childrenOf(this.fragment)[state.selection.$head.index(0)]
    return child instanceof Y.XmlElement ? child : null
  }

  readonly #beforeTransaction = (transaction: Y.Transaction): void => {
    const state = this.#view?.state
    if (state === undefined || this.#isWriting || state.doc !== this.#shown) this.#caret.forget()
    else this.#caret.note(state, transaction)
  }

  readonly #onEvents = (_events: unknown, transaction: Y.Transaction): void => {
    for (const type of transaction.changedParentTypes.keys()) this.#cache.delete(type)
    for (const type of transaction.changed.keys()) this.#cache.delete(type)
    // What we wrote ourselves is compared when the transaction is over.
    if (transaction !== this.#own) this.#show(transaction)
  }

  /** Whether the fragment reads as these blocks; those that do are remembered as what their elements are. */
  #isInStep(blocks: readonly Node[], cache: NodeCache): boolean {
    const schema = blocks[0]?.type.schema
    const children = childrenOf(this.fragment)
    if (schema === undefined || children.length !== blocks.length) return children.length === blocks.length
    const read = readBlocks(this.fragment, schema, cache)
    return blocks.every((block, index) => {
      if (block === read[index]) return true
      if (!read[index]?.eq(block)) return false
      remember(children[index], block, cache)
      return true
    })
  }

  /** The editor's content anew from the document, with nothing of what was remembered. */
  #rebuild(): void {
    this.#cache = new WeakMap()
    this.#show()
  }

  /** Makes the editor show what the fragment holds; `change` is the transaction that changed it, if one did. */
  #show(change: Y.Transaction | null = null): void {
    const view = this.#view
    if (view === null) return
    const { schema, tr } = view.state
    const blocks = readBlocks(this.fragment, schema, this.#cache)
    this.#blocks = blocks
    const shown = shownBlocks(blocks, schema)
    applyBlocks(tr, shown)
    if (tr.docChanged && change !== null) this.#caret.restore(tr, change)
    this.#shown = tr.doc
    if (tr.docChanged) view.dispatch(tr.setMeta(FROM_DOCUMENT, true).setMeta("addToHistory", false))
  }
}

/** The nodes of the editor itself for an element and what is in it, so that they are found again as the same ones. */
function remember(child: unknown, node: Node, cache: NodeCache): void {
  if (!(child instanceof Y.XmlElement) || cache.get(child) === node) return
  cache.set(child, node)
  if (node.isTextblock || node.isLeaf) return
  for (const [index, inner] of childrenOf(child).entries()) remember(inner, node.child(index), cache)
}

/** An editor without any line has no place for a caret, and the first syllable would be lost. */
function shownBlocks(blocks: readonly Node[], schema: Schema): Node[] {
  return blocks.length === 0 ? [schema.node(NODES.line)] : [...blocks]
}
