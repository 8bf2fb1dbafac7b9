// Numbers of agenda items: computed from their order and level, never stored.
import { itemMark } from "./item-mark.ts"

interface NumberedBlock {
  readonly id: string
  readonly type: string
  readonly kind?: string
  readonly level?: number
}

/** Mark of every agenda item by its id. Only agenda items are numbered; a deeper level restarts under its parent. */
export function numberAgenda(blocks: readonly NumberedBlock[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>()
  let counters: number[] = []
  for (const { id, type, kind, level = 0 } of blocks) {
    if (type !== "line" || kind !== "agendaItem") continue
    const n = (counters[level] ?? 0) + 1
    counters = [...Array.from({ length: level }, (_zero, upper) => counters[upper] ?? 0), n]
    marks.set(id, itemMark(level, n))
  }
  return marks
}
