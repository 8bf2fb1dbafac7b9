// People who write into one document at once, each with a real editor state, keys, undo stack and hold; and programs that
// change the Y types directly. Updates travel late and in any mix, in order per sender.
import { EditorState, TextSelection } from "@tiptap/pm/state"
import type { Command, Transaction } from "@tiptap/pm/state"
import * as Y from "yjs"
import { FragmentBinding } from "../../../client/features/editor/binding/fragment-binding.ts"
import { lineIds } from "../../../client/features/editor/commands/line-ids.ts"
import { PageUndo } from "../../../client/live/undo.ts"
import { UpdateHold } from "../../../client/live/update-hold.ts"
import { copyOf, schema } from "./editor-fixture.ts"

export class Peer {
  readonly doc: Y.Doc
  readonly hold: UpdateHold
  /** Letters this peer knowingly took away; undone and redone ones are in neither list. */
  readonly taken = new Set<string>()
  /** Updates of others that have not arrived yet, by sender. */
  readonly inbox = new Map<Peer, Uint8Array[]>()

  constructor(start: Y.Doc) {
    this.doc = copyOf(start)
    this.hold = new UpdateHold(this.doc)
  }

  get body(): Y.XmlFragment {
    return this.doc.getXmlFragment("body")
  }

  /** Takes the next update of one sender; false when there is none. */
  receiveFrom(sender: Peer): boolean {
    const update = this.inbox.get(sender)?.shift()
    if (update === undefined) return false
    this.hold.receive(update, "network")
    return true
  }

  /** Everything shown, one line for each block. */
  text(): string {
    return textOf(this.body)
  }
}

export class Writer extends Peer {
  readonly undo: Y.UndoManager
  readonly binding: FragmentBinding
  #state: EditorState
  #id = 0

  constructor(start: Y.Doc, name: string) {
    super(start)
    this.undo = new PageUndo(this.doc)
    this.binding = new FragmentBinding(this.body)
    const plugins = [lineIds(() => `${name}${this.#id++}`)]
    this.#state = EditorState.create({ schema, doc: this.binding.read(schema), plugins })
    const stateNow = () => this.#state
    this.binding.attach({
      get state() {
        return stateNow()
      },
      dispatch: (tr) => this.dispatch(tr),
    })
  }

  get state(): EditorState {
    return this.#state
  }

  readonly dispatch = (tr: Transaction): void => {
    const before = this.#state
    this.#state = before.apply(tr)
    this.binding.write(this.#state, before.selection)
  }

  run(command: Command): void {
    command(this.#state, this.dispatch)
  }

  /** Selects from one text position to another, wherever they are. */
  select(from: number, to = from): void {
    const { doc } = this.#state
    const near = (at: number) => {
      const place = TextSelection.near(doc.resolve(Math.min(at, doc.content.size))).$head
      // Nobody's caret stands in the middle of a character.
      const isInside = /^[\uDC00-\uDFFF]/.test(place.nodeAfter?.text ?? "")
      return isInside ? doc.resolve(place.pos - 1) : place
    }
    this.dispatch(this.#state.tr.setSelection(TextSelection.between(near(from), near(to))))
  }
}

/** Joins peers: what one does is on its way to all others. */
export function connect(peers: readonly Peer[]): void {
  for (const sender of peers) {
    for (const receiver of peers) if (receiver !== sender) receiver.inbox.set(sender, [])
    sender.doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local) return
      for (const receiver of peers) receiver.inbox.get(sender)?.push(update)
    })
  }
}

/** Delivers until nothing is on its way, also what arriving made. */
export function deliverAll(peers: readonly Peer[]): void {
  let isMoving = true
  while (isMoving) {
    isMoving = false
    for (const receiver of peers) {
      for (const sender of peers) if (receiver.receiveFrom(sender)) isMoving = true
    }
  }
}

export function textOf(fragment: Y.XmlFragment): string {
  return (fragment.toArray() as (Y.XmlElement | Y.XmlText)[])
    .map((child) =>
      child instanceof Y.XmlText
        ? (child.toDelta() as { insert: unknown }[])
            .map(({ insert }) => (typeof insert === "string" ? insert : ""))
            .join("")
        : `${textOf(child)}\n`,
    )
    .join("")
}
