// Which edits this page answers for that the server has not acknowledged, and what of that has to be stored. Pure bookkeeping.
import * as Y from "yjs"
import type { DocumentWrite, UnsentMark } from "../device/documents.ts"

/** What a write says of unsent edits. */
type MarksWrite = Pick<DocumentWrite, "unsent" | "sent">

export class UnsentMarks {
  /** Every edit this page answers for that the server has not acknowledged, and those of them that wait to be stored. */
  readonly #unsent = new Map<number, UnsentMark>()
  readonly #newlyUnsent = new Set<number>()
  /** Acknowledged, and perhaps still stored as unsent. */
  #sent: UnsentMark[] = []
  /** Found when the page began, of clients for which other open pages answer: they store them, this page does not. */
  #foreign: readonly UnsentMark[] = []
  /** How many edits were made here. */
  #edits = 0

  /** Some edit's mark is not stored yet. */
  get isWaiting(): boolean {
    return this.#newlyUnsent.size > 0
  }

  get hasWork(): boolean {
    return this.isWaiting || this.#sent.length > 0
  }

  /** What the device held when the page began. */
  found(marks: readonly UnsentMark[]): void {
    this.#foreign = marks
  }

  /** A mark that was found is this page's to store from now on: the page that made it is gone. */
  takeOver(mark: UnsentMark): void {
    this.#foreign = this.#foreign.filter(({ client }) => client !== mark.client)
    this.#unsent.set(mark.client, mark)
  }

  edited(mark: UnsentMark): void {
    this.#edits += 1
    this.#unsent.set(mark.client, { ...mark, edit: this.#edits })
    this.#newlyUnsent.add(mark.client)
  }

  /** The server has everything in the document, also what was found in it of other open pages. */
  settled(doc: Y.Doc): void {
    const isHere = ({ client, to }: UnsentMark): boolean => to <= Y.getState(doc.store, client)
    // Unless they have edited since: then the stored mark is another one, and stays.
    this.#sent.push(...this.#unsent.values(), ...this.#foreign.filter(isHere))
    this.#foreign = this.#foreign.filter((mark) => !isHere(mark))
    this.#unsent.clear()
    this.#newlyUnsent.clear()
  }

  /** Edits of other open pages that the server has by now. */
  othersSettled(marks: readonly UnsentMark[]): void {
    this.#sent.push(...marks)
  }

  /** Every mark is to be stored once more. False when there is none. */
  renew(): boolean {
    for (const client of this.#unsent.keys()) this.#newlyUnsent.add(client)
    return this.isWaiting
  }

  /** What the next write says: all of it when it is whole, what is new otherwise. */
  take(isWhole: boolean): MarksWrite {
    const isTaken = ({ client }: UnsentMark): boolean => isWhole || this.#newlyUnsent.has(client)
    const write = { unsent: [...this.#unsent.values()].filter(isTaken), sent: this.#sent }
    this.#newlyUnsent.clear()
    this.#sent = []
    return write
  }

  /** The write failed; the next one is whole. */
  failed({ sent }: MarksWrite): void {
    this.#sent = [...sent, ...this.#sent]
  }
}
