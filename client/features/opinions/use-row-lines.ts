import type * as Y from "yjs"
import { useYDerived } from "../../live/use-minutes.ts"
import { readRowLines, sameLines } from "./row-lines.ts"
import type { RowLine } from "./row-lines.ts"

/** The rows of a table, in a new array only when order, grouping, state or number of rows changed. */
export function useRowLines(rows: Y.Map<unknown>): readonly RowLine[] {
  return useYDerived(rows, readRowLines, sameLines)
}
