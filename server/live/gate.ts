// The gate: judges one update before it is queued, against everything known and queued. Pure; cheap for honest updates.
import * as Y from "yjs"
import { checkAdjacency } from "./gate-adjacency.ts"
import { checkCausality, checkDeletes, inCausalOrder, sectionsOf, type Section, type Struct } from "./gate-causality.ts"
import { decodeBounded, GateRefusal, type DecodedUpdate, type GateReason } from "./gate-decoder.ts"
import { checkDeletedCount, checkDeletedTexts } from "./gate-deletes.ts"
import { checkNesting } from "./gate-nesting.ts"
import { ItemOrder, type Lists, type PlacedType } from "./gate-order.ts"

/** Items that all items of one update may be walked past; edits that crossed on the way are walked past a handful. */
const MAX_WALK = 10_000
/** And for each item of the update: one typed behind another where a third person wrote too meets that one each time. */
const WALK_PER_ITEM = 4

/** What the gate asks of the room's document. */
export interface KnownState {
  /** Next free clock of a client: on disk or queued for it. */
  clockOf(client: number): number
  /** Next free clock of a client on disk: only what is there may be answered as saved. May apply what waits to be. */
  clockAtRest(client: number): number
  /** Whose a clientID is: who first wrote with it in this document, or speaks for it in presence. */
  ownerOf(client: number): string | undefined
  /** A struct on disk or queued; null = nowhere. May apply what is still waiting to be applied. */
  find(id: Y.ID): Struct | null
  /** The same without applying anything: what waits is still a struct of its update. */
  peek(id: Y.ID): Struct | null
  root(name: string): PlacedType | null
  /** Where everything stands that is not in the document yet. */
  readonly order: ItemOrder
  /** Everything in the range is deleted already, on disk. */
  isDeleted(client: number, clock: number, length: number): boolean
}

export type Verdict =
  | {
      readonly ok: true
      /** Nothing in it is new: it counts as saved and is not logged. */
      readonly isEmpty: boolean
      /** Clients with new structs, with the structs, to be queued. */
      readonly sections: readonly Section[]
    }
  | {
      readonly ok: false
      readonly reason: GateReason
      readonly detail: string
      /** It deletes too much for one go; in pieces it may pass. */
      readonly mayBeCut: boolean
    }

/**
 * Judges an update of `userId`.
 * @param mayRepeat the update may honestly repeat what is known (a step 2, a resend): then news is looked for, deletes included
 */
export function judge(update: Uint8Array, userId: string, known: KnownState, mayRepeat: boolean): Verdict {
  const decoded = decode(update)
  if (!decoded.ok) return decoded
  try {
    return accept(decoded.update, userId, known, mayRepeat)
  } catch (error) {
    return refusalOf(error)
  }
}

type Decoded = { readonly ok: true; readonly update: DecodedUpdate } | (Verdict & { readonly ok: false })

/** Reads an update within the gate's bounds. */
export function decode(update: Uint8Array): Decoded {
  try {
    return { ok: true, update: decodeBounded(update) }
  } catch (error) {
    return refusalOf(error)
  }
}

function refusalOf(error: unknown): Verdict & { readonly ok: false } {
  if (error instanceof GateRefusal) {
    return { ok: false, reason: error.reason, detail: error.message, mayBeCut: error.mayBeCut }
  }
  // The reader throws plain errors on torn bytes; whatever it throws, the update cannot be read.
  const detail = error instanceof Error ? error.message : "unreadable"
  return { ok: false, reason: "malformed", detail, mayBeCut: false }
}

function accept(decoded: DecodedUpdate, userId: string, known: KnownState, mayRepeat: boolean): Verdict {
  const clockOf = (client: number) => known.clockOf(client)
  const sections = sectionsOf(decoded.structs)
  checkCausality(sections, clockOf)
  checkDeletes(decoded.ds, sections, clockOf)
  checkDeletedTexts(decoded.ds, known)
  checkDeletedCount(decoded.ds, (id) => known.peek(id))
  const fresh = sections.filter((section) => section.end > clockOf(section.client))
  for (const section of fresh) {
    const owner = known.ownerOf(section.client)
    if (owner !== undefined && owner !== userId) throw new GateRefusal("foreignClient", "clientID of somebody else")
  }
  if (fresh.length > 0) {
    const find = finder(sections, (id) => known.find(id))
    checkNesting(fresh, find)
    checkAdjacency(fresh, find, clockOf)
    checkWalk(sections, known)
  }
  const isRepeat = mayRepeat || sections.length > fresh.length
  // A repeat of what is still queued is news: it is queued behind it, and saved when the disk has it.
  const isAtRest = fresh.length === 0 && sections.every(({ client, end }) => end <= known.clockAtRest(client))
  return { ok: true, isEmpty: isAtRest && !hasNewDeletes(decoded.ds, known, isRepeat), sections: fresh }
}

function hasNewDeletes(deletes: DecodedUpdate["ds"], known: KnownState, isRepeat: boolean): boolean {
  if (deletes.clients.size === 0) return false
  if (!isRepeat) return true
  for (const [client, ranges] of deletes.clients) {
    for (const range of ranges) if (!known.isDeleted(client, range.clock, range.len)) return true
  }
  return false
}

/** Places every item as Yjs will, and refuses what would take it too far. */
function checkWalk(sections: readonly Section[], known: KnownState): void {
  const inUpdate = finder(sections, () => null)
  const lists = {
    find: (id: Y.ID) => (id.clock < known.clockOf(id.client) ? known.peek(id) : inUpdate(id)),
    root: (name: string) => known.root(name),
  }
  if (isTyping(sections, known, lists)) return
  const order = new ItemOrder(known.order)
  const budget = sections.reduce((sum, { structs }) => sum + structs.length * WALK_PER_ITEM, MAX_WALK)
  for (const item of inCausalOrder(sections, (client) => known.clockOf(client))) {
    const clock = Math.max(item.id.clock, known.clockOf(item.id.client))
    if (!order.place(item, clock, lists, budget)) throw new GateRefusal("malformed", "items far out of place")
  }
}

/** One run behind a letter, before what follows that letter: nearly every update, and nothing to walk past. */
function isTyping(sections: readonly Section[], known: KnownState, lists: Lists): boolean {
  const structs = sections[0]?.structs ?? []
  const [item] = structs
  if (sections.length > 1 || structs.length > 1 || !(item instanceof Y.Item) || item.origin === null) return false
  if (item.id.clock < known.clockOf(item.id.client)) return false
  return Y.compareIDs(known.order.nextOf(item.origin, lists), item.rightOrigin)
}

/** Looks into the update first, then into what is known. */
function finder(sections: readonly Section[], known: (id: Y.ID) => Struct | null): (id: Y.ID) => Struct | null {
  const byClient = new Map(sections.map((section) => [section.client, section]))
  return (id) => {
    const section = byClient.get(id.client)
    if (section === undefined || id.clock < section.start || id.clock >= section.end) return known(id)
    return section.structs[Y.findIndexSS(section.structs, id.clock)] ?? null
  }
}
