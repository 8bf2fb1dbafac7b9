import { useMemo, useSyncExternalStore } from "react"
import { opinionRowsOf } from "../../live/opinion-rows.ts"
import type { OpinionRowFacts, OpinionRows } from "../../live/opinion-rows.ts"
import type * as Y from "yjs"
import { sameLines, toRowLines } from "./row-lines.ts"
import type { RowLine } from "./row-lines.ts"

/** The rows of a table, in a new array only when order, grouping, state or number of rows changed. */
export function useRowLines(rows: Y.Map<unknown>): readonly RowLine[] {
  const store = useMemo(() => linesOf(opinionRowsOf(rows)), [rows])
  return useSyncExternalStore(store.subscribe, store.read)
}

/** The short fields of all rows. `isWanted` false: none, and no render when they change. */
export function useRowFacts(rows: Y.Map<unknown>, isWanted = true): readonly OpinionRowFacts[] {
  const store = opinionRowsOf(rows)
  return useSyncExternalStore(store.subscribe, isWanted ? store.read : noFacts)
}

const NO_FACTS: readonly OpinionRowFacts[] = []
const noFacts = (): readonly OpinionRowFacts[] => NO_FACTS

function linesOf(rows: OpinionRows) {
  let from: readonly OpinionRowFacts[] | null = null
  let lines: readonly RowLine[] = []
  return {
    subscribe: rows.subscribe,
    read: (): readonly RowLine[] => {
      const facts = rows.read()
      if (facts === from) return lines
      from = facts
      const now = toRowLines(facts)
      if (!sameLines(lines, now)) lines = now
      return lines
    },
  }
}
