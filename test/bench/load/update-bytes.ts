// Honest Yjs updates, written byte by byte. Every client owns one observer of the attendance block and
// sets its `affiliation` again and again: the cheapest update to make that is still what an editor sends.
import * as encoding from "lib0/encoding"
import * as Y from "yjs"

/** `@` and 16 digits of microseconds, `#` and the writer's 5-digit number: found in any frame by one byte search. */
export const STAMP_LENGTH = 23
export const STAMP_MARK = 0x40
/** The mark of a writer's last stamp: whoever has seen it has seen all of that writer's edits. */
export const FINAL_MARK = 0x24

/** Info byte of an Item (Yjs update format v1): content "any" (8), has origin (0x80), has a map key (0x20). */
const ITEM_INFO = 8 | 0x80 | 0x20
/** lib0's `any` type of a string. */
const ANY_STRING = 119

export function formatStamp(mark: number, microseconds: number, writer: number): string {
  return `${String.fromCharCode(mark)}${String(microseconds).padStart(16, "0")}#${String(writer).padStart(5, "0")}`
}

/** Microseconds since 1970, comparable between processes of one machine. */
export function nowMicroseconds(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1000)
}

/** The edits of one client: first an observer of its own, then a new affiliation each time. */
export class EditSource {
  readonly clientId: number
  /** Clock of the next item; the one before it is the current affiliation. */
  #clock = 0

  constructor(clientId: number) {
    this.clientId = clientId
  }

  /** The client's first update, made by Yjs itself: creates the observer. */
  first(stamp: string): Uint8Array {
    const doc = new Y.Doc()
    doc.clientID = this.clientId
    const observer = new Y.Map<string>()
    doc.transact(() => {
      doc.getMap("attendance").set(`bench${this.clientId}`, observer)
      observer.set("kind", "observer")
      observer.set("name", "참관인")
      observer.set("order", "a0")
      observer.set("affiliation", stamp)
    })
    this.#clock = Y.getState(doc.store, this.clientId)
    return Y.encodeStateAsUpdate(doc)
  }

  /** Sets the affiliation: one item in place of the last one, which goes into the delete set. */
  next(stamp: string): Uint8Array {
    const previous = this.#clock - 1
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, this.clientId)
    encoding.writeVarUint(encoder, this.#clock)
    encoding.writeUint8(encoder, ITEM_INFO)
    encoding.writeVarUint(encoder, this.clientId)
    encoding.writeVarUint(encoder, previous)
    encoding.writeVarUint(encoder, 1)
    encoding.writeUint8(encoder, ANY_STRING)
    encoding.writeVarString(encoder, stamp)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, this.clientId)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, previous)
    encoding.writeVarUint(encoder, 1)
    this.#clock += 1
    return encoding.toUint8Array(encoder)
  }
}
