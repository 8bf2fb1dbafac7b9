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
export function useRowFacts(rows: Y.Map<unknown>, isWanted: boolean): readonly OpinionRowFacts[] {
  const store = opinionRowsOf(rows)
  return useSyncExternalStore(store.subscribe, isWanted ? store.read : noFacts)
}

const NO_FACTS: readonly OpinionRowFacts[] = []
const noFacts = (): readonly OpinionRowFacts[] => NO_FACTS

/** The same a moment later, for what is counted of them: people type faster than anybody reads counts. */
export function useSettledRowFacts(rows: Y.Map<unknown>): readonly OpinionRowFacts[] {
  const store = useMemo(() => settled(opinionRowsOf(rows)), [rows])
  return useSyncExternalStore(store.subscribe, store.read)
}

/** How long counts may be behind, in milliseconds. */
const SETTLE_MS = 150

function settled(rows: OpinionRows): OpinionRows {
  let facts = rows.read()
  return {
    read: () => facts,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const look = () => {
        timer = undefined
        facts = rows.read()
        listener()
      }
      const unsubscribe = rows.subscribe(() => void (timer ??= setTimeout(look, SETTLE_MS)))
      facts = rows.read()
      return () => {
        clearTimeout(timer)
        unsubscribe()
      }
    },
  }
}

function linesOf(rows: OpinionRows) {
  let from: readonly OpinionRowFacts[] | null = null
  let lines: readonly RowLine[] = []
  return {
    subscribe: rows.subscribe,
    read: (): readonly RowLine[] => {
      const facts = rows.read()
      if (facts === from) return lines
      const isAlike = from !== null && sameForLines(from, facts)
      from = facts
      if (isAlike) return lines
      const now = toRowLines(facts)
      if (!sameLines(lines, now)) lines = now
      return lines
    },
  }
}

/** Nothing of which lines are made differs: somebody types a name or a department. */
function sameForLines(a: readonly OpinionRowFacts[], b: readonly OpinionRowFacts[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index] || sameLineFacts(row, b[index]))
}

const LINE_FIELDS = ["id", "map", "kind", "isDeleted", "state", "number", "project"] as const

function sameLineFacts(a: OpinionRowFacts, b: OpinionRowFacts | undefined): boolean {
  return b !== undefined && LINE_FIELDS.every((field) => a[field] === b[field])
}
