// The document of an open room. Its Y.Doc is always what is on disk; beside it stand the clocks and owners of what was
// accepted, which run ahead of the disk by the queue.
import * as Y from "yjs"
import { inCausalOrder, type Section, type Struct } from "./gate-causality.ts"
import { ItemOrder, type PlacedType } from "./gate-order.ts"
import type { KnownState } from "./gate.ts"

/** An update with its place in the log. */
interface Unapplied {
  readonly update: Uint8Array
  readonly seq: number
}

export class RoomDocument implements KnownState {
  private readonly doc: Y.Doc
  /** On disk, but not in `doc` yet: applied in one transaction before anything reads it, or in an idle moment. */
  private readonly unapplied: Unapplied[] = []
  /** Bytes of what waits to be applied. */
  unappliedBytes = 0
  /** Next free clock of every client, queued updates included. */
  private clocks: Map<number, number>
  /** Owner of every clientID; the log keeps it too. */
  private owners: Map<number, string>
  /** Structs accepted but not in `doc` yet, by client, clocks ascending. */
  private readonly ahead = new Map<number, Struct[]>()
  /** Where the structs of `ahead` will stand. */
  order = new ItemOrder(null)
  /** Items in `order` at which it is made anew. */
  private renewAt = MIN_PLACED
  private readonly lists = { find: (id: Y.ID) => this.peek(id), root: (name: string) => this.root(name) }
  private readonly onVoid: (seq: number) => void
  private readonly speakerOf: (client: number) => string | undefined
  /** Encoded size of the document, roughly: bytes of the newest full encoding and of everything since. */
  bytes: number

  /**
   * @param onVoid told the number of an update that left something pending although the gate let it pass: never, unless the gate has a hole
   * @param speakerOf who speaks for a clientID in presence: it is that person's before anything is written with it
   */
  constructor(
    doc: Y.Doc,
    owners: ReadonlyMap<number, string>,
    bytes: number,
    onVoid: (seq: number) => void,
    speakerOf: (client: number) => string | undefined = () => undefined,
  ) {
    this.doc = doc
    this.onVoid = onVoid
    this.speakerOf = speakerOf
    this.owners = new Map(owners)
    this.bytes = bytes
    this.clocks = clocksOf(doc)
  }

  /** The committed document. Callers read it and let go of it: it changes with the next commit. */
  get committed(): Y.Doc {
    this.apply()
    return this.doc
  }

  get waitingToApply(): { readonly count: number; readonly bytes: number } {
    return { count: this.unapplied.length, bytes: this.unappliedBytes }
  }

  clockOf(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  clockAtRest(client: number): number {
    this.apply()
    return Y.getState(this.doc.store, client)
  }

  ownerOf(client: number): string | undefined {
    return this.owners.get(client) ?? this.speakerOf(client)
  }

  /** Who first wrote with a clientID in this document. */
  authorOf(client: number): string | undefined {
    return this.owners.get(client)
  }

  /** Owners of the clientIDs that are on disk. */
  *ownersAtRest(): Iterable<[number, string]> {
    this.apply()
    for (const [client, owner] of this.owners) if (this.doc.store.clients.has(client)) yield [client, owner]
  }

  find(id: Y.ID): Struct | null {
    this.apply()
    return this.peek(id)
  }

  peek(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.doc.store, id.client)) return Y.getItem(this.doc.store, id)
    const structs = this.ahead.get(id.client)
    if (structs === undefined || id.clock >= this.clockOf(id.client)) return null
    return structs[Y.findIndexSS(structs, id.clock)] ?? null
  }

  root(name: string): PlacedType | null {
    return this.doc.share.get(name) ?? null
  }

  isDeleted(client: number, clock: number, length: number): boolean {
    this.apply()
    const structs = this.doc.store.clients.get(client)
    if (structs === undefined || clock + length > Y.getState(this.doc.store, client)) return false
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
      const struct = structs[at] as Y.Item | Y.GC
      if (struct.id.clock >= clock + length) return true
      if (!struct.deleted) return false
    }
    return true
  }

  /** Takes an update that passed the gate into account, ahead of the disk. */
  accept(sections: readonly Section[], userId: string): void {
    const items = [...inCausalOrder(sections, (client) => this.clockOf(client))].map(
      (item) => [item, Math.max(item.id.clock, this.clockOf(item.id.client))] as const,
    )
    for (const section of sections) {
      const known = this.clockOf(section.client)
      const fresh = section.structs.filter((struct) => struct.id.clock + struct.length > known)
      this.clocks.set(section.client, section.end)
      this.owners.set(section.client, userId)
      const structs = this.ahead.get(section.client)
      if (structs === undefined) this.ahead.set(section.client, fresh)
      else for (const struct of fresh) structs.push(struct)
    }
    for (const [item, clock] of items) this.order.place(item, clock, this.lists, Infinity)
  }

  /** Updates that reached the disk, in order, the last under this sequence number. */
  commit(updates: readonly Uint8Array[], lastSeq: number): void {
    let seq = lastSeq - updates.length
    for (const update of updates) {
      this.unapplied.push({ update, seq: ++seq })
      this.bytes += update.length
      this.unappliedBytes += update.length
    }
  }

  /** Forgets everything accepted that never reached the disk. */
  forgetUncommitted(): void {
    this.apply()
    this.clocks = clocksOf(this.doc)
    this.ahead.clear()
    this.order = new ItemOrder(null)
    this.owners = new Map(this.ownersAtRest())
  }

  /** Brings `doc` up to what is on disk, in one transaction; or only the oldest updates, until `maxBytes` are passed. */
  apply(maxBytes = Infinity): void {
    if (this.unapplied.length === 0) return
    let count = 0
    for (let bytes = 0; count < this.unapplied.length && bytes <= maxBytes; count++) {
      bytes += (this.unapplied[count] as Unapplied).update.length
    }
    const updates = this.unapplied.splice(0, count)
    this.doc.transact(() => {
      for (const { update, seq } of updates) {
        this.unappliedBytes -= update.length
        Y.applyUpdate(this.doc, update)
        this.dropPending(seq)
      }
    })
    this.dropApplied()
  }

  destroy(): void {
    this.doc.destroy()
  }

  /** The last line behind the gate: whatever could not be placed must not wait in memory for later updates. */
  private dropPending(seq: number): void {
    const { store } = this.doc
    if (store.pendingStructs === null && store.pendingDs === null) return
    store.pendingStructs = null
    store.pendingDs = null
    this.onVoid(seq)
  }

  private dropApplied(): void {
    for (const [client, structs] of this.ahead) {
      const state = Y.getState(this.doc.store, client)
      const rest = structs.filter((struct) => struct.id.clock + struct.length > state)
      if (rest.length === 0) this.ahead.delete(client)
      else this.ahead.set(client, rest)
    }
    this.renewOrder()
  }

  /** What is in the document needs no place ahead of it. */
  private renewOrder(): void {
    if (this.ahead.size > 0 && this.order.placed < this.renewAt) return
    this.order = new ItemOrder(null)
    const sections = [...this.ahead].map(([client, structs]) => ({
      client,
      start: structs[0]?.id.clock ?? 0,
      end: this.clockOf(client),
      structs,
    }))
    const stateOf = (client: number) => Y.getState(this.doc.store, client)
    for (const item of inCausalOrder(sections, stateOf)) {
      this.order.place(item, Math.max(item.id.clock, stateOf(item.id.client)), this.lists, Infinity)
    }
    this.renewAt = MIN_PLACED + 2 * this.order.placed
  }
}

/** Items an order may hold, beside twice those it began with, before it is made anew from those that still are ahead. */
const MIN_PLACED = 20_000

function clocksOf(doc: Y.Doc): Map<number, number> {
  const clocks = new Map<number, number>()
  for (const client of doc.store.clients.keys()) clocks.set(client, Y.getState(doc.store, client))
  return clocks
}
