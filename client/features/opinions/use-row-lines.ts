import { useMemo, useSyncExternalStore } from "react"
import * as Y from "yjs"
import { readRowLines, sameLines } from "./row-lines.ts"
import type { RowLine } from "./row-lines.ts"

/** Fields of a row that only its own cells show: changing one changes no line. */
const OWN_FIELDS = new Set(["subproject", "team", "officer", "opinion", "abolishedNote", "title"])

/** The rows of a table, in a new array only when order, grouping, state or number of rows changed. */
export function useRowLines(rows: Y.Map<unknown>): readonly RowLine[] {
  const store = useMemo(() => linesOf(rows), [rows])
  return useSyncExternalStore(store.subscribe, store.read)
}

function linesOf(rows: Y.Map<unknown>) {
  let lines: readonly RowLine[] | null = null
  let isStale = true
  return {
    subscribe: (listener: () => void) => {
      const onChange = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
        if (!events.some((event) => concernsLines(event, rows))) return
        isStale = true
        listener()
      }
      isStale = true
      rows.observeDeep(onChange)
      return () => rows.unobserveDeep(onChange)
    },
    read: (): readonly RowLine[] => {
      if (lines !== null && !isStale) return lines
      const now = readRowLines(rows)
      if (lines === null || !sameLines(lines, now)) lines = now
      isStale = false
      return lines
    },
  }
}

/** Somebody's keystroke in an opinion or a row's own cell must not cost a look at every row. */
function concernsLines(event: Y.YEvent<Y.AbstractType<unknown>>, rows: Y.Map<unknown>): boolean {
  if (event.target === (rows as unknown)) return true
  if (!(event instanceof Y.YMapEvent) || event.target.parent !== rows) return false
  return [...event.keysChanged].some((field) => typeof field !== "string" || !OWN_FIELDS.has(field))
}
