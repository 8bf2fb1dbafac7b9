// Collections by id; two levels of numbers, because strings made of ids would cost more than the rest of the gate.
import type * as Y from "yjs"

/** A value for each id. */
export class IdMap<Value> {
  private readonly clients = new Map<number, Map<number, Value>>()

  get(id: Y.ID): Value | undefined {
    return this.clients.get(id.client)?.get(id.clock)
  }

  set(id: Y.ID, value: Value): void {
    const clocks = this.clients.get(id.client)
    if (clocks === undefined) this.clients.set(id.client, new Map([[id.clock, value]]))
    else clocks.set(id.clock, value)
  }
}

/** Index of the first number that is not below `value`. */
export function insertionIndex(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a number in its place, once. */
export function insertSorted(sorted: number[], value: number): void {
  const index = insertionIndex(sorted, value)
  if (sorted[index] !== value) sorted.splice(index, 0, value)
}
