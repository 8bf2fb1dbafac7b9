// Messages of the protocols measured: y-websocket's, and Hocuspocus' (the same behind the document's name).
import * as encoding from "lib0/encoding"
import { FRAME, SYNC } from "../../../shared/wire/frames.ts"

export type ProtocolName = "y-websocket" | "hocuspocus"

const EMPTY_STATE_VECTOR = Uint8Array.of(0)
export const EMPTY_UPDATE = Uint8Array.of(0, 0)
/** Hocuspocus' authentication message: type 2, sub-type token. */
const HOCUSPOCUS_TOKEN = 0

/** Builds a client's messages for one document. */
export class Protocol {
  readonly name: ProtocolName
  readonly #document: string
  /** Bytes before the message type: the document's name for Hocuspocus, none otherwise. */
  readonly prefixLength: number

  constructor(name: ProtocolName, document: string) {
    this.name = name
    this.#document = document
    this.prefixLength = name === "hocuspocus" ? this.#message(() => undefined).length : 0
  }

  /** What a client says first: who it is (Hocuspocus), step 1 of an empty document, its presence. */
  hello(clientId: number): Uint8Array[] {
    const step1 = this.step1()
    return this.name === "hocuspocus"
      ? [this.#authentication(), step1, this.#presence(clientId)]
      : [step1, this.#presence(clientId)]
  }

  /** Asks for everything. */
  step1(): Uint8Array {
    return this.#sync(SYNC.step1, EMPTY_STATE_VECTOR)
  }

  update(update: Uint8Array): Uint8Array {
    return this.#sync(SYNC.update, update)
  }

  step2(update: Uint8Array): Uint8Array {
    return this.#sync(SYNC.step2, update)
  }

  #authentication(): Uint8Array {
    return this.#message((encoder) => {
      encoding.writeVarUint(encoder, FRAME.auth)
      encoding.writeVarUint(encoder, HOCUSPOCUS_TOKEN)
      encoding.writeVarString(encoder, "bench")
    })
  }

  #sync(kind: number, bytes: Uint8Array): Uint8Array {
    return this.#message((encoder) => {
      encoding.writeVarUint(encoder, FRAME.sync)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  /** One awareness state, as y-protocols encodes it: client, clock, JSON. */
  #presence(clientId: number): Uint8Array {
    const state = encoding.createEncoder()
    encoding.writeVarUint(state, 1)
    encoding.writeVarUint(state, clientId)
    encoding.writeVarUint(state, 1)
    encoding.writeVarString(state, JSON.stringify({ place: "header.title" }))
    return this.#message((encoder) => {
      encoding.writeVarUint(encoder, FRAME.awareness)
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(state))
    })
  }

  #message(write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder()
    if (this.name === "hocuspocus") encoding.writeVarString(encoder, this.#document)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
}
