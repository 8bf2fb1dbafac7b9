// The rows of one opinion table as plain values, read once for everything on the page that lists or counts them. After a
// change only the rows it touched are read again: a keystroke in one of five hundred rows costs one row.
import * as Y from "yjs"
import { byOrder, isDeleted, readChoice, readText } from "../../shared/minutes/read-values.ts"
import { ROW_SCOPES, ROW_STATES } from "../../shared/minutes/schema.ts"
import type { RowScope, RowState } from "../../shared/minutes/schema.ts"

type Fields = Y.Map<unknown>

/** The short fields of a row by which tables are ordered, grouped, counted and filtered. */
export interface OpinionRowFacts {
  readonly id: string
  readonly map: Fields
  readonly order: string
  readonly kind: "section" | "project"
  readonly isDeleted: boolean
  readonly state: RowState
  readonly number: string
  readonly scope: RowScope
  readonly project: string
  readonly department: string
  readonly officer: string
}

export interface OpinionRows {
  readonly subscribe: (listener: () => void) => () => void
  /** Every row, deleted ones too, by (order, id); the same array until one of these values changed. */
  readonly read: () => readonly OpinionRowFacts[]
}

const watched = new WeakMap<Fields, OpinionRows>()

/** The one reading of a table's rows, shared by everything on the page that shows them. */
export function opinionRowsOf(rows: Fields): OpinionRows {
  const known = watched.get(rows)
  if (known !== undefined) return known
  const store = watchRows(rows)
  watched.set(rows, store)
  return store
}

/** How many rows there are of a state, of those not deleted; sections are no rows. */
export function countByState(rows: readonly OpinionRowFacts[]): ReadonlyMap<RowState, number> {
  const counts = new Map<RowState, number>()
  for (const { kind, isDeleted: isGone, state } of rows) {
    if (kind === "project" && !isGone) counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return counts
}

function watchRows(rows: Fields): OpinionRows {
  const facts = new Map<string, OpinionRowFacts>()
  let sorted: readonly OpinionRowFacts[] = []
  const listeners = new Set<() => void>()
  /** Nobody listened, so what is here may be old. */
  let isStale = true

  const refreshRow = (id: string): boolean => {
    const before = facts.get(id)
    const map = rows.get(id)
    if (!(map instanceof Y.Map)) return facts.delete(id)
    const now = readFacts(id, map)
    if (before !== undefined && sameFacts(before, now)) return false
    facts.set(id, now)
    return true
  }
  const refreshAll = (): void => {
    isStale = false
    let hasChanged = sorted.length !== rows.size
    for (const id of facts.keys()) if (!rows.has(id)) hasChanged = facts.delete(id)
    for (const id of rows.keys()) if (refreshRow(id)) hasChanged = true
    if (hasChanged) sorted = [...facts.values()].toSorted(byOrder)
  }
  const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    let hasChanged = false
    for (const id of rowsOfEvents(events, rows)) if (refreshRow(id)) hasChanged = true
    if (!hasChanged) return
    sorted = [...facts.values()].toSorted(byOrder)
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        rows.observeDeep(onEvents)
        refreshAll()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        rows.unobserveDeep(onEvents)
        isStale = true
      }
    },
    read() {
      if (isStale) refreshAll()
      // Without a listener nobody tells of the next change.
      isStale = listeners.size === 0
      return sorted
    },
  }
}

/** The rows whose short fields may have changed: letters inside an opinion change none of them. */
function rowsOfEvents(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], rows: Fields): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if ((event.target as unknown) === rows) {
      for (const id of (event as unknown as Y.YMapEvent<unknown>).keysChanged) ids.add(String(id))
    } else if (event.target.parent === (rows as unknown)) {
      ids.add(String(event.path.at(-1)))
    }
  }
  return ids
}

function readFacts(id: string, map: Fields): OpinionRowFacts {
  const text = (field: string): string => readText(map.get(field))
  const isSection = map.get("kind") === "section"
  return {
    id,
    map,
    order: text("order"),
    kind: isSection ? "section" : "project",
    isDeleted: isDeleted(map.get("deletedAt")),
    state: isSection ? "unreviewed" : readChoice(map.get("state"), ROW_STATES, "unreviewed"),
    number: text("number"),
    scope: readChoice(map.get("scope"), ROW_SCOPES, ""),
    project: text("project"),
    department: text("department").trim(),
    officer: text("officer").trim(),
  }
}

function sameFacts(a: OpinionRowFacts, b: OpinionRowFacts): boolean {
  return (Object.keys(a) as (keyof OpinionRowFacts)[]).every((key) => a[key] === b[key])
}
