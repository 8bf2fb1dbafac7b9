// Where an agenda item goes when somebody moves it by one place, or drops it: over the flat list of items with levels.

export interface ItemPlace {
  readonly id: string
  readonly level: number
}
/** Stand before this item; null = behind everything. */
export interface MoveTarget {
  readonly beforeItemId: string | null
}

/** The first item behind everything this one owns. */
function endOf(items: readonly ItemPlace[], index: number): number {
  const level = items[index]?.level ?? 0
  const length = items.slice(index + 1).findIndex((item) => item.level <= level)
  return length < 0 ? items.length : index + 1 + length
}

const before = (items: readonly ItemPlace[], index: number): MoveTarget => ({ beforeItemId: items[index]?.id ?? null })

/**
 * One place up or down among its siblings; the first one goes on into the item before its parent, the last one into the
 * item behind. Null when it cannot go further.
 */
export function neighbourTarget(items: readonly ItemPlace[], id: string, way: "up" | "down"): MoveTarget | null {
  const index = items.findIndex((item) => item.id === id)
  const item = items[index]
  if (item === undefined) return null
  if (way === "up") {
    const at = items.slice(0, index).findLastIndex((other) => other.level <= item.level)
    // A deeper item never stands first: nothing would own it.
    if (index === 0 || (at === 0 && (items[0]?.level ?? 0) < item.level)) return null
    return before(items, Math.max(at, 0))
  }
  const end = endOf(items, index)
  const next = items[end]
  if (next === undefined) return null
  return before(items, next.level === item.level ? endOf(items, end) : end + 1)
}

/**
 * Where an item dropped at a gap (0 = before the first line of the list) would stand: before the next item that is not
 * deeper than itself, so that nobody's parts are torn from it. Null when it would stay where it is.
 */
export function dropTarget(items: readonly ItemPlace[], id: string, gap: number): MoveTarget | null {
  const index = items.findIndex((item) => item.id === id)
  const item = items[index]
  if (item === undefined) return null
  const further = items.slice(gap).findIndex((other) => other.level <= item.level)
  const at = further < 0 ? items.length : gap + further
  if (at >= index && at <= endOf(items, index)) return null
  if (at === 0 && (items[0]?.level ?? 0) < item.level) return null
  return before(items, at)
}

/** Where it stands now, as a target: what takes a move back. */
export function presentTarget(items: readonly ItemPlace[], id: string): MoveTarget {
  const index = items.findIndex((item) => item.id === id)
  return before(items, index < 0 ? items.length : endOf(items, index))
}
