// Where a thing stands in a list: fractional keys, so that a move writes one value and never collides with an edit.
import { generateNKeysBetween } from "fractional-indexing"

export interface Ordered {
  readonly id: string
  readonly order: string
}

/** A place in a list. A neighbour that is gone counts as the end. */
export type Place = { readonly before: string } | { readonly after: string } | { readonly at: "start" | "end" }

/** Index in `sorted` at which something put to `place` stands. */
export function indexOfPlace(sorted: readonly Ordered[], place: Place): number {
  if ("at" in place) return place.at === "start" ? 0 : sorted.length
  const neighbour = "before" in place ? place.before : place.after
  const index = sorted.findIndex(({ id }) => id === neighbour)
  if (index < 0) return sorted.length
  return "before" in place ? index : index + 1
}

/**
 * Keys for `count` new things at `index` of a list sorted by (order, id). Two clients can make the same key; where the
 * neighbours' keys leave no room between them, `rekeyed` moves the following ones of the same key up a little.
 */
export function keysAt(
  sorted: readonly Ordered[],
  index: number,
  count: number,
): { keys: string[]; rekeyed: Ordered[] } {
  const left = index > 0 ? (sorted[index - 1]?.order ?? null) : null
  const following = sorted.slice(index)
  const room = left === null ? 0 : following.findIndex(({ order }) => order > left)
  const end = room < 0 ? sorted.length : index + room
  const shifted = sorted.slice(index, end)
  const made = keysBetween(left, sorted[end]?.order ?? null, count + shifted.length)
  if (made !== null) return { keys: made.slice(0, count), rekeyed: withKeys(shifted, made.slice(count)) }
  // A key of the list is no order key at all (foreign or damaged): the whole list gets fresh ones.
  const fresh = freshKeys(sorted.length + count)
  const others = [...fresh.slice(0, index), ...fresh.slice(index + count)]
  return { keys: fresh.slice(index, index + count), rekeyed: withKeys(sorted, others) }
}

/** `count` keys in rising order for a list of their own. */
export function freshKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

function withKeys(entries: readonly Ordered[], keys: readonly string[]): Ordered[] {
  return entries.map(({ id }, index) => ({ id, order: keys[index] ?? "" }))
}

function keysBetween(left: string | null, right: string | null, count: number): string[] | null {
  if (left !== null && right !== null && left >= right) return null
  try {
    return generateNKeysBetween(left, right, count)
  } catch {
    // The library throws on a string that is no order key; there is no other way to ask it.
    return null
  }
}
