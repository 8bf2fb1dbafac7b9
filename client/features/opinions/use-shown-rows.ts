import { useMemo, useState } from "react"
import type * as Y from "yjs"
import type { Thread } from "../../../shared/wire/records.ts"
import { useMeetingState } from "../../live/use-meeting.ts"
import { isFiltering, rowsToShow } from "./row-filter.ts"
import type { RowFilter } from "./row-filter.ts"
import type { RowLine } from "./row-lines.ts"
import { useRowFacts } from "./use-row-lines.ts"

const NO_THREADS: readonly Thread[] = []

/** The rows that pass the filter, in their order; the same array while they are the same. */
export function useShownRows(
  rows: Y.Map<unknown>,
  lines: readonly RowLine[],
  filter: RowFilter,
  heldRow: string | null,
): readonly RowLine[] {
  const facts = useRowFacts(rows, isFiltering(filter))
  const me = useMeetingState((state) => state.me)
  const threads = useMeetingState((state) => (filter.isMine ? (state.records?.threads ?? NO_THREADS) : NO_THREADS))
  const shown = useMemo(() => {
    const commented = new Set(threads.filter((thread) => isBy(thread, me?.id)).map(({ anchor }) => anchor.rowId))
    const isMine = (row: { readonly id: string; readonly officer: string }) =>
      row.officer === me?.name || commented.has(row.id)
    return rowsToShow(lines, filter, heldRow, { rows: facts, isMine })
  }, [lines, filter, heldRow, facts, threads, me])
  // Remembered while rendering: moving from row to row in an unfiltered table changes nothing on screen.
  const [last, setLast] = useState(shown)
  const isSame = last.length === shown.length && last.every((line, index) => line === shown[index])
  if (!isSame) setLast(shown)
  return isSame ? last : shown
}

function isBy(thread: Thread, userId: string | undefined): boolean {
  return thread.comments.some(({ author }) => author.id === userId)
}
