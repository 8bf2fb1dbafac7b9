// Yjs places an item between its two origins by walking over everything that lies between. An honest client inserts
// between neighbours, so the walk is short; a crafted update makes every walk as long as the list, and minutes of
// computing come out of kilobytes. Here a larger update is replayed on neighbours alone, and its non-neighbours counted.
import * as Y from "yjs"
import { GateRefusal } from "./gate-decoder.ts"
import type { Section } from "./gate-causality.ts"
import type { FindStruct } from "./gate-nesting.ts"

/** Updates of fewer structs cannot cost much, and they are nearly all there are. */
const SMALL_UPDATE = 8
/** Non-neighbours come honestly from edits that crossed on the way; this is far more than ever cross. */
const MAX_CROSSED = 64
const EDGE = "edge"

/** Refuses an update whose items mostly do not lie between neighbours. `clockOf` = next free clock of a client. */
export function checkAdjacency(
  sections: readonly Section[],
  find: FindStruct,
  clockOf: (client: number) => number,
): void {
  let count = 0
  for (const section of sections) count += section.structs.length
  if (count <= SMALL_UPDATE) return
  const allowed = MAX_CROSSED + count / 50
  const list = new Neighbours(find)
  let crossed = 0
  for (const section of sections) {
    for (const struct of section.structs) {
      if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= clockOf(section.client)) continue
      if (!list.place(struct) && ++crossed > allowed) throw new GateRefusal("malformed", "items out of place")
    }
  }
}

/** Who follows whom, as far as this update changed it; everything else is asked of the document. */
class Neighbours {
  /** Last id of an item, or the start of a list, -> first id of the item after it. */
  private readonly after = new Map<string, string>()
  /** First id of an item -> last id of the item before it. */
  private readonly before = new Map<string, string>()
  private readonly find: FindStruct

  constructor(find: FindStruct) {
    this.find = find
  }

  /** Puts the item between its origins; false when they were not neighbours. */
  place(item: Y.Item): boolean {
    const { origin: left, rightOrigin: right } = item
    const isBetween = this.isFree(item, left, right)
    const first = key(item.id)
    const last = `${item.id.client}:${item.id.clock + item.length - 1}`
    const leftKey = left === null ? startKey(item) : key(left)
    const rightKey = right === null ? EDGE : key(right)
    if (leftKey !== null) this.after.set(leftKey, first)
    this.after.set(last, rightKey)
    this.before.set(first, left === null ? EDGE : key(left))
    if (right !== null) this.before.set(rightKey, last)
    return isBetween
  }

  private isFree(item: Y.Item, left: Y.ID | null, right: Y.ID | null): boolean {
    const leftKey = left === null ? startKey(item) : key(left)
    const known = leftKey === null ? undefined : this.after.get(leftKey)
    if (known !== undefined) return known === (right === null ? EDGE : key(right))
    const knownBefore = right === null ? undefined : this.before.get(key(right))
    if (knownBefore !== undefined) return knownBefore === (left === null ? EDGE : key(left))
    if (left !== null && right !== null && left.client === right.client && right.clock === left.clock + 1) return true
    return left === null || this.isNextInDocument(left, right)
  }

  private isNextInDocument(left: Y.ID, right: Y.ID | null): boolean {
    const struct = this.find(left)
    if (!(struct instanceof Y.Item)) return true
    if (struct.id.clock + struct.length - 1 > left.clock) return false
    return Y.compareIDs(struct.right?.id ?? null, right)
  }
}

const key = (id: Y.ID) => `${id.client}:${id.clock}`

/** The start of the list or key chain an item without a left neighbour names; null when it names none (a right neighbour tells). */
function startKey(item: Y.Item): string | null {
  const parent: unknown = item.parent
  const sub = item.parentSub ?? ""
  if (typeof parent === "string") return `root ${parent} ${sub}`
  return parent instanceof Y.ID ? `in ${key(parent)} ${sub}` : null
}
