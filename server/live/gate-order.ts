// Where Yjs will put the items of an update, and how far it will walk to find out: the same walk, over the document and
// everything that is still queued, with its steps counted. Nothing is applied for it.
import * as Y from "yjs"
import { IdMap, insertSorted, insertionIndex } from "./gate-ids.ts"
import type { FindStruct } from "./gate-nesting.ts"

/** A type that is in a document, of whatever kind. */
export type PlacedType = NonNullable<ReturnType<Y.Doc["share"]["get"]>>

/** What an order asks of the document. */
export interface Lists {
  readonly find: FindStruct
  root(name: string): PlacedType | null
}

/** An id, or null for the end of a list. */
type Neighbour = Y.ID | null

/** The order of items ahead of the document. Laid over another one, it leaves that one as it is. */
export class ItemOrder {
  /** Last id of a piece -> first id of the piece after it, where that is not what the document says. */
  private readonly after = new IdMap<Neighbour>()
  /** List or key chain -> its first id. */
  private readonly firsts = new Map<string, Neighbour>()
  /** Client -> clocks behind which items are cut, ascending. */
  private readonly cuts = new Map<number, number[]>()
  /** The list each placed item lies in. */
  private readonly lists = new WeakMap<Y.Item, string>()
  private readonly base: ItemOrder | null
  /** Items walked over for everything placed. */
  steps = 0
  /** Items placed. */
  placed = 0

  constructor(base: ItemOrder | null) {
    this.base = base
  }

  /** Places the part of an item from `clock` on. @returns false when it took more than `budget` steps in all */
  place(item: Y.Item, clock: number, lists: Lists, budget: number): boolean {
    this.placed++
    const isRest = clock > item.id.clock
    const left = isRest ? Y.createID(item.id.client, clock - 1) : item.origin
    const right = item.rightOrigin
    const list = this.listOf(item, lists)
    this.lists.set(item, list)
    if (left !== null) this.cut(left, lists)
    if (right !== null && right.clock > 0) this.cut(Y.createID(right.client, right.clock - 1), lists)
    const first = left === null ? this.firstOf(item, list, lists) : this.nextOf(left, lists)
    const isNext = Y.compareIDs(first, right)
    const behind = isNext ? left : this.walk(item, { left, right, first }, lists, budget)
    if (behind === undefined) return false
    const next = behind === left ? first : this.nextOf(behind as Y.ID, lists)
    const id = Y.createID(item.id.client, clock)
    if (behind === null) this.firsts.set(list, id)
    else this.after.set(behind, id)
    this.after.set(item.lastId, next)
    return true
  }

  /** The way of `Item.integrate`. @returns the id to stand behind, undefined = too far */
  private walk(
    item: Y.Item,
    { left, right, first }: { left: Neighbour; right: Neighbour; first: Neighbour },
    lists: Lists,
    budget: number,
  ): Neighbour | undefined {
    let behind = left
    const passed = new Set<Y.Item>()
    const conflicting = new Set<Y.Item>()
    for (let at = first; at !== null && !Y.compareIDs(at, right);) {
      const other = lists.find(at)
      if (!(other instanceof Y.Item)) break
      if (++this.steps > budget) return undefined
      const last = this.endOf(at, other)
      const origin = at.clock > other.id.clock ? Y.createID(at.client, at.clock - 1) : other.origin
      passed.add(other)
      conflicting.add(other)
      if (Y.compareIDs(left, origin)) {
        if (at.client < item.id.client) {
          behind = last
          conflicting.clear()
        } else if (Y.compareIDs(right, other.rightOrigin)) break
      } else {
        const source = origin === null ? null : lists.find(origin)
        if (!(source instanceof Y.Item) || !passed.has(source)) break
        if (!conflicting.has(source)) {
          behind = last
          conflicting.clear()
        }
      }
      at = this.nextOf(last, lists)
    }
    return behind
  }

  /** What follows the item or piece that ends with this id. */
  nextOf(id: Y.ID, lists: Lists): Neighbour {
    const known = this.knownAfter(id)
    if (known !== undefined) return known
    const struct = lists.find(id)
    if (!(struct instanceof Y.Item)) return null
    if (struct.lastId.clock > id.clock) return Y.createID(id.client, id.clock + 1)
    return struct.right?.id ?? null
  }

  private knownAfter(id: Y.ID): Neighbour | undefined {
    const own = this.after.get(id)
    return own === undefined ? this.base?.knownAfter(id) : own
  }

  /** First item of the list: as placed here, or as the document has it. */
  private firstOf(item: Y.Item, list: string, lists: Lists): Neighbour {
    const known = this.knownFirst(list)
    if (known !== undefined) return known
    const type = typeOf(item, lists)
    if (type === null) return null
    const sub = subOf(item, lists)
    let first = sub === null ? type._start : (type._map.get(sub) ?? null)
    // Yjs, too, finds the first value of a key from the last one.
    while (first !== null && first.left !== null) {
      this.steps++
      first = first.left
    }
    return first?.id ?? null
  }

  private knownFirst(list: string): Neighbour | undefined {
    const own = this.firsts.get(list)
    return own === undefined ? this.base?.knownFirst(list) : own
  }

  /** Name of the list an item lies in: the parent's, and the key. */
  private listOf(item: Y.Item, lists: Lists): string {
    const known = this.knownList(item)
    if (known !== undefined) return known
    const parent: unknown = item.parent
    const key = item.parentSub === null ? "" : ` ${item.parentSub}`
    if (typeof parent === "string") return `root ${parent}${key}`
    if (parent instanceof Y.ID) return `in ${parent.client}:${parent.clock}${key}`
    if (parent instanceof Y.AbstractType) {
      const holder = parent._item
      return holder === null ? `root ${rootName(parent)}${key}` : `in ${holder.id.client}:${holder.id.clock}${key}`
    }
    const sibling = item.origin ?? item.rightOrigin
    const other = sibling === null ? null : lists.find(sibling)
    // A sibling that is gone takes the item with it; one of the same update has been placed before.
    return other instanceof Y.Item && (this.knownList(other) !== undefined || other.parent !== null)
      ? this.listOf(other, lists)
      : ""
  }

  private knownList(item: Y.Item): string | undefined {
    return this.lists.get(item) ?? this.base?.knownList(item)
  }

  /** Remembers that a piece ends with this id, when it is not the end of its item anyway. */
  private cut(id: Y.ID, lists: Lists): void {
    if (this.knownAfter(id) !== undefined) return
    const struct = lists.find(id)
    if (!(struct instanceof Y.Item) || struct.lastId.clock === id.clock) return
    const cuts = this.cuts.get(id.client)
    if (cuts === undefined) this.cuts.set(id.client, [id.clock])
    else insertSorted(cuts, id.clock)
  }

  /** Last id of the piece of `item` that begins with `at`. */
  private endOf(at: Y.ID, item: Y.Item): Y.ID {
    const end = Math.min(this.cutFrom(at), item.lastId.clock)
    return Y.createID(at.client, end)
  }

  private cutFrom(at: Y.ID): number {
    const cuts = this.cuts.get(at.client)
    const own = cuts?.[insertionIndex(cuts, at.clock)] ?? Infinity
    return Math.min(own, this.base?.cutFrom(at) ?? Infinity)
  }
}

/** The type in the document an item without a left neighbour lies in; null = it is not there yet. */
function typeOf(item: Y.Item, lists: Lists): PlacedType | null {
  const parent: unknown = item.parent
  if (typeof parent === "string") return lists.root(parent)
  const holder = parent instanceof Y.ID ? lists.find(parent) : null
  if (holder instanceof Y.Item && isPlaced(holder) && holder.content instanceof Y.ContentType)
    return holder.content.type
  const right = item.rightOrigin === null ? null : lists.find(item.rightOrigin)
  return right instanceof Y.Item && isPlaced(right) ? (right.parent as PlacedType) : null
}

function subOf(item: Y.Item, lists: Lists): string | null {
  const right = item.parent === null && item.rightOrigin !== null ? lists.find(item.rightOrigin) : null
  return right instanceof Y.Item ? right.parentSub : item.parentSub
}

/** In the document, not only queued. */
const isPlaced = (item: Y.Item): boolean => (item.parent as unknown) instanceof Y.AbstractType

function rootName(type: PlacedType): string {
  for (const [name, root] of type.doc?.share ?? []) if (root === type) return name
  return ""
}
