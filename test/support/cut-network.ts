import * as Y from "yjs"
import type { SeededRandom } from "./seeded-random.ts"

/** Origin of updates that came from another peer. */
export const REMOTE = Symbol("remote")

/** Peers with one queue of undelivered updates for each pair; nothing travels until it is delivered by hand. */
export class CutNetwork {
  readonly docs: readonly Y.Doc[]
  /** `queues[from][to]`: updates of `from` that `to` has not received, oldest first. */
  private readonly queues: Uint8Array[][][]

  constructor(start: Uint8Array, peers: number) {
    this.docs = Array.from({ length: peers }, (_doc, index) => {
      const doc = new Y.Doc()
      doc.clientID = 100 + index
      Y.applyUpdate(doc, start, REMOTE)
      return doc
    })
    this.queues = this.docs.map(() => this.docs.map(() => []))
    this.docs.forEach((doc, from) => {
      doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin === REMOTE) return
        this.queues[from]?.forEach((queue, to) => {
          if (to !== from) queue.push(update)
        })
      })
    })
  }

  /** Some updates of some peer reach some other peer, not always in the order they were made. */
  deliverSome(random: SeededRandom): void {
    const from = random.below(this.docs.length)
    const to = random.below(this.docs.length)
    const queue = this.queues[from]?.[to]
    if (queue === undefined || queue.length === 0) return
    const start = random.next() < 0.2 ? random.below(queue.length) : 0
    for (const update of queue.splice(start, 1 + random.below(queue.length))) this.receive(to, update)
  }

  deliverAll(): void {
    this.queues.forEach((row) =>
      row.forEach((queue, to) => {
        for (const update of queue.splice(0)) this.receive(to, update)
      }),
    )
  }

  private receive(to: number, update: Uint8Array): void {
    const doc = this.docs[to]
    if (doc !== undefined) Y.applyUpdate(doc, update, REMOTE)
  }
}
