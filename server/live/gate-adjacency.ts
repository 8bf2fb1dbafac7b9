// Yjs places an item between its two origins by walking over everything that lies between. An honest client inserts
// between neighbours, so the walk is short; a crafted update makes every walk as long as the list, and minutes of
// computing come out of kilobytes. Here an update is replayed on neighbours alone, and its non-neighbours counted: together
// with items made later they would cost whoever loads the document, in another order, even when they cost nothing now.
import * as Y from "yjs"
import { GATE_LIMITS, GateRefusal } from "./gate-decoder.ts"
import type { Section } from "./gate-causality.ts"
import { IdMap } from "./gate-ids.ts"
import type { FindStruct } from "./gate-nesting.ts"

/**
 * Non-neighbours come honestly from edits that crossed on the way, or while somebody was offline: as many as there are
 * rows, but each in a list or key of its own. In one list far fewer than this cross.
 */
const MAX_CROSSED = 256

/** Refuses an update whose items in one list mostly do not lie between neighbours. `clockOf` = next free clock of a client. */
export function checkAdjacency(
  sections: readonly Section[],
  find: FindStruct,
  clockOf: (client: number) => number,
): void {
  let count = 0
  for (const section of sections) count += section.structs.length
  const allowed = MAX_CROSSED + count / 50
  const list = new Neighbours(find)
  const places = new Places(find)
  const crossed = new Map<string, number>()
  for (const section of sections) {
    for (const struct of section.structs) {
      if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= clockOf(section.client)) continue
      if (list.place(struct)) continue
      const place = places.of(struct)
      const own = (crossed.get(place) ?? 0) + 1
      if (own > allowed) throw new GateRefusal("malformed", "items out of place")
      crossed.set(place, own)
    }
  }
}

/** Names of the lists and keys items lie in, each found once. */
class Places {
  private readonly known = new Map<Y.Item, string>()
  private readonly find: FindStruct

  constructor(find: FindStruct) {
    this.find = find
  }

  /** Where a neighbour tells it, the row of neighbours is followed; one that leads nowhere has no name. */
  of(item: Y.Item): string {
    const path: Y.Item[] = []
    let place: string | undefined
    for (let at: ReturnType<FindStruct> = item; place === undefined && at instanceof Y.Item;) {
      place = this.known.get(at) ?? placeOf(at)
      path.push(at)
      // No honest update goes further than the largest update is long; a circle of references does.
      if (path.length > GATE_LIMITS.structs) throw new GateRefusal("malformed", "neighbours without end")
      const neighbour: Y.ID | null = at.origin ?? at.rightOrigin
      at = neighbour === null ? null : this.find(neighbour)
    }
    for (const each of path) this.known.set(each, place ?? "")
    return place ?? ""
  }
}

/** The name of the list or key an item names itself; undefined = its neighbour tells. */
function placeOf(item: Y.Item): string | undefined {
  const parent: unknown = item.parent
  const sub = item.parentSub ?? ""
  if (typeof parent === "string") return `root ${parent} ${sub}`
  if (parent instanceof Y.ID) return `in ${parent.client}:${parent.clock} ${sub}`
  if (!(parent instanceof Y.AbstractType)) return undefined
  const holder = parent._item
  return holder === null
    ? `root ${Y.findRootTypeKey(parent)} ${sub}`
    : `in ${holder.id.client}:${holder.id.clock} ${sub}`
}

/** A neighbour: an id, or null for the end of the list. */
type Neighbour = Y.ID | null

/** Who follows whom, as far as this update changed it; everything else is asked of the document. */
class Neighbours {
  /** Last id of an item -> first id of the item after it. */
  private readonly after = new IdMap<Neighbour>()
  /** First id of an item -> last id of the item before it. */
  private readonly before = new IdMap<Neighbour>()
  /** Start of a list -> first id of its first item. */
  private readonly firsts = new Map<string, Neighbour>()
  private readonly find: FindStruct

  constructor(find: FindStruct) {
    this.find = find
  }

  /** Puts the item between its origins; false when they were not neighbours. */
  place(item: Y.Item): boolean {
    const { id, origin: left, rightOrigin: right } = item
    const start = left === null ? startKey(item) : null
    const isBetween = this.isFree(item.id, start, left, right)
    if (left !== null) this.after.set(left, id)
    else if (start !== null) this.firsts.set(start, id)
    this.after.set(item.lastId, right)
    this.before.set(id, left)
    if (right !== null) this.before.set(right, item.lastId)
    return isBetween
  }

  private isFree(id: Y.ID, start: string | null, left: Neighbour, right: Neighbour): boolean {
    const known = left !== null ? this.after.get(left) : start === null ? undefined : this.firsts.get(start)
    if (known !== undefined) return Y.compareIDs(known, right)
    const knownBefore = right === null ? undefined : this.before.get(right)
    if (knownBefore !== undefined) return Y.compareIDs(knownBefore, left)
    if (left !== null && right !== null && left.client === right.client && right.clock === left.clock + 1) return true
    const isOwnNext = left !== null && left.client === id.client && left.clock === id.clock - 1
    return left === null || isOwnNext || this.isNextInDocument(left, right)
  }

  private isNextInDocument(left: Y.ID, right: Neighbour): boolean {
    const struct = this.find(left)
    if (!(struct instanceof Y.Item)) return true
    // Still queued: what follows it is not known, only what it was made before.
    if (!((struct.parent as unknown) instanceof Y.AbstractType)) return this.isMadeAfter(left, right)
    if (struct.id.clock + struct.length - 1 > left.clock) return false
    return Y.compareIDs(struct.right?.id ?? null, right)
  }

  private isMadeAfter(left: Y.ID, right: Neighbour): boolean {
    const next = right === null ? null : this.find(right)
    return next instanceof Y.Item && Y.compareIDs(next.origin, left)
  }
}

/** The start of the list or key chain an item without a left neighbour names; null when it names none (a right neighbour tells). */
function startKey(item: Y.Item): string | null {
  const parent: unknown = item.parent
  const sub = item.parentSub ?? ""
  if (typeof parent === "string") return `root ${parent} ${sub}`
  return parent instanceof Y.ID ? `in ${parent.client}:${parent.clock} ${sub}` : null
}
