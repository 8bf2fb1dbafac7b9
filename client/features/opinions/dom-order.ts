// Order of the rows' elements in the page, which may differ from their order on screen while a row is being edited.

export interface PlacedRow {
  readonly id: string
  /** Place on screen from 0, given to CSS `order`. */
  readonly place: number
}

/**
 * The elements' order. Nothing edited: the order on screen. Edited row: React would re-insert elements to follow a
 * move, and a re-inserted field loses its focus and the syllable being composed; so the elements stay as they were,
 * new rows come in after the one they follow, and CSS `order` shows everybody in the right place.
 * @param previous ids in the order the elements have now
 * @param wanted ids in the order on screen
 * @param isFrozen a row of this table is being edited here
 */
export function placeRows(previous: readonly string[], wanted: readonly string[], isFrozen: boolean): PlacedRow[] {
  const places = new Map(wanted.map((id, place) => [id, place]))
  const elements = isFrozen ? frozenOrder(previous, wanted, places) : wanted
  return elements.map((id) => ({ id, place: places.get(id) ?? 0 }))
}

function frozenOrder(
  previous: readonly string[],
  wanted: readonly string[],
  places: ReadonlyMap<string, number>,
): readonly string[] {
  const known = new Set(previous)
  const elements = previous.filter((id) => places.has(id))
  wanted.forEach((id, place) => {
    if (known.has(id)) return
    const before = place > 0 ? elements.indexOf(wanted[place - 1] ?? "") : -1
    elements.splice(before + 1, 0, id)
    known.add(id)
  })
  return elements
}
