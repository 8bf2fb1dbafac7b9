import { useMemo, useState } from "react"
import { placeRows } from "./dom-order.ts"
import type { RowLine } from "./row-lines.ts"

interface PlacedLine {
  readonly line: RowLine
  readonly place: number
}

/** The rows in the order of their elements; see `placeRows`. */
export function usePlacedRows(shown: readonly RowLine[], isFrozen: boolean): readonly PlacedLine[] {
  const [elements, setElements] = useState<readonly string[]>([])
  const placed = useMemo(() => {
    const byId = new Map(shown.map((line) => [line.id, line]))
    const wanted = shown.map((line) => line.id)
    return placeRows(elements, wanted, isFrozen).flatMap(({ id, place }) => {
      const line = byId.get(id)
      return line ? [{ line, place }] : []
    })
  }, [elements, shown, isFrozen])
  const now = placed.map(({ line }) => line.id)
  // Remembered while rendering, so that the next change starts from the elements that are really there.
  if (now.length !== elements.length || now.some((id, index) => id !== elements[index])) setElements(now)
  return placed
}
