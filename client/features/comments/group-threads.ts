import type { Anchor, Thread } from "../../../shared/wire/records.ts"

export function sameAnchor(a: Anchor, b: Anchor): boolean {
  return a.tableId === b.tableId && a.rowId === b.rowId
}

/** Threads of one row, or all, oldest first; open ones apart from resolved ones. */
export function threadsToShow(
  threads: readonly Thread[],
  anchor: Anchor | null,
): { readonly open: Thread[]; readonly resolved: Thread[] } {
  const shown = threads
    .filter((thread) => !anchor || sameAnchor(thread.anchor, anchor))
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return {
    open: shown.filter((thread) => thread.resolvedAt === null),
    resolved: shown.filter((thread) => thread.resolvedAt !== null),
  }
}

/** Number of open threads by `tableId.rowId`. Rows without one are absent. */
export function countOpenThreads(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { anchor, resolvedAt } of threads) {
    if (resolvedAt !== null) continue
    const key = `${anchor.tableId}.${anchor.rowId}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Every id the server's records hold, of threads and of comments. */
export function confirmedIds(threads: readonly Thread[]): ReadonlySet<string> {
  return new Set(threads.flatMap((thread) => [thread.id, ...thread.comments.map((comment) => comment.id)]))
}
