// The way out of this page's own edits: over the socket while they are small, by POST when they are not.
import * as decoding from "lib0/decoding"
import * as Y from "yjs"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"
import { AckLedger } from "./ack-ledger.ts"
import { BulkSend, isTooLarge } from "./bulk-send.ts"
import type { BulkEnd } from "./bulk-send.ts"
import type { PostUpdate } from "./post-update.ts"

/** A step 2 that brings nothing. */
const NOTHING_NEW = Uint8Array.of(0, 0)

interface Wiring {
  readonly post: PostUpdate
  readonly epoch: () => string
  readonly sendStep2: (update: Uint8Array) => void
  readonly failed: (end: BulkEnd) => void
}

/** Knows of every edit of this page whether the server has it, and decides by which way it goes there. */
export class EditsOut {
  readonly ledger = new AckLedger()
  readonly #doc: Y.Doc
  readonly #wiring: Wiring
  readonly #bulk: BulkSend
  /** The server asked on the open connection for what it does not have: only then may a step 2 be sent. */
  #isAsked = false
  /** Clients of earlier pages whose edits this one answers for, and from which clock on the server has nothing of them. */
  readonly #inherited = new Map<number, number>()

  constructor(doc: Y.Doc, wiring: Wiring) {
    this.#doc = doc
    this.#wiring = wiring
    this.#bulk = new BulkSend({
      post: wiring.post,
      epoch: wiring.epoch,
      saved: (clocks) => this.#savedUpTo(clocks),
      done: (rest) => this.#finishBulk(rest),
      failed: wiring.failed,
    })
  }

  /** A local change was made; called before its frame is to leave. */
  edited(update: Uint8Array): void {
    this.ledger.edited()
    this.#bulk.add(update)
  }

  /** An earlier page left edits the server may not have; this one sends them and counts them as its own. */
  inherit(client: number, from: number): void {
    this.ledger.edited()
    this.#inherited.set(client, from)
  }

  /** Of which clients this page answers for edits, and from which clock on they are not acknowledged. */
  get unsaved(): ReadonlyMap<number, number> {
    return new Map(this.#inherited).set(this.#doc.clientID, this.ledger.savedClock)
  }

  /** The server has everything up to the n-th frame of this connection. */
  saved(n: number): void {
    this.ledger.saved(n)
    if (!this.ledger.dirty) this.#inherited.clear()
  }

  opened(at: number): void {
    this.#isAsked = false
    this.ledger.opened(at)
  }

  closed(): void {
    this.#isAsked = false
    this.ledger.closed()
  }

  /** Whether this frame may leave on the socket now; what may not leaves another way. */
  mayLeave(frame: Uint8Array, at: number): boolean {
    const clock = Y.getState(this.#doc.store, this.#doc.clientID)
    const verdict = this.ledger.outgoing(frame, clock, at, isTooLarge(updateIn(frame)))
    if (verdict === "tooLarge") this.#bulk.start(this.#unacknowledged())
    return verdict === "send"
  }

  /** Answers the server's step 1 with what it does not have. */
  answer(stateVector: Uint8Array): void {
    this.#isAsked = true
    // Its end answers: part of the difference is just being sent.
    if (this.#bulk.isRunning) return
    const difference = Y.encodeStateAsUpdate(this.#doc, stateVector)
    if (!isTooLarge(difference)) this.#wiring.sendStep2(difference)
    // A difference always lists every deletion of the document; without an own edit all of them came from the server.
    else if (!this.ledger.dirty) this.#wiring.sendStep2(NOTHING_NEW)
    else this.#bulk.start(difference)
  }

  /** Nothing more is sent. */
  stop(): void {
    this.#bulk.stop()
  }

  /** The structs this page answers for that are not acknowledged, and every deletion. Others' structs came from the server. */
  #unacknowledged(): Uint8Array {
    const state = Y.decodeStateVector(Y.encodeStateVector(this.#doc))
    for (const [client, clock] of this.unsaved) state.set(client, clock)
    return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(state))
  }

  #savedUpTo(clocks: ReadonlyMap<number, number>): void {
    this.ledger.savedUpTo(clocks.get(this.#doc.clientID) ?? 0)
    for (const [client, clock] of this.#inherited) {
      this.#inherited.set(client, Math.max(clock, clocks.get(client) ?? 0))
    }
  }

  /** Without a connection the step 2 of the next one brings the rest. */
  #finishBulk(rest: Uint8Array): void {
    if (!this.#isAsked) return
    // What was inherited may have left on a connection that is gone, while this ran for something else.
    const isBehind = [...this.#inherited].some(([client, clock]) => clock < Y.getState(this.#doc.store, client))
    if (!isBehind) return this.#wiring.sendStep2(rest)
    const all = this.#unacknowledged()
    if (isTooLarge(all)) this.#bulk.start(all)
    else this.#wiring.sendStep2(all)
  }
}

/** The update a frame carries; empty for other frames. */
function updateIn(frame: Uint8Array): Uint8Array {
  if (frame[0] !== FRAME.sync || frame[1] !== SYNC.update) return NOTHING_NEW
  return decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2)))
}
