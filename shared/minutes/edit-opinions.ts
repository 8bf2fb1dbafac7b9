// Edits of opinion tables: what a click or a key does to the document. Used by the page, the bench and the fuzz alike.
// All of them answer whether anything changed; an id that is not there changes nothing.
import * as Y from "yjs"
import { compareProjectNumbers } from "../domain/project-number.ts"
import {
  addEntries,
  entryOf,
  moveEntry,
  setDeleted,
  setField,
  sortedEntries,
  writeKeys,
  ENTRIES_PER_TRANSACTION,
  type Fields,
} from "./entries.ts"
import type { OpinionRow, OpinionTable, ProjectRow, SectionRow } from "./minutes.ts"
import { freshKeys, type Ordered, type Place } from "./order.ts"
import { readText } from "./read-values.ts"
import { rootMap } from "./roots.ts"
import type { RowState } from "./schema.ts"
import { rowMap, tableMap } from "./write-minutes.ts"

/** Columns a person types plain text into; `title` is the one of section rows. */
export type TextColumn =
  | "title"
  | "number"
  | "scope"
  | "project"
  | "subproject"
  | "department"
  | "team"
  | "officer"
  | "abolishedNote"
export type TableField = Exclude<keyof OpinionTable, "id" | "order" | "rows">

/** An empty project row; `order` is given when the row is added. */
export function blankProjectRow(id: string): ProjectRow {
  return {
    id,
    order: "",
    kind: "project",
    number: "",
    scope: "",
    project: "",
    subproject: "",
    department: "",
    team: "",
    officer: "",
    state: "unreviewed",
    abolishedNote: "",
    opinion: [],
  }
}

export function blankSectionRow(id: string, title = ""): SectionRow {
  return { id, order: "", kind: "section", title }
}

/** Adds rows in this order at `place`, in transactions of at most 200 rows and one undo step. */
export function addRows(
  doc: Y.Doc,
  tableId: string,
  rows: readonly OpinionRow[],
  place: Place,
  origin: unknown = null,
): boolean {
  const entries = rowsOf(doc, tableId)
  if (entries === null || rows.length === 0) return false
  const added = rows.map((row) => ({ id: row.id, make: () => rowMap(row) }))
  addEntries(doc, entries, added, { place }, origin)
  return true
}

export function setCell(
  doc: Y.Doc,
  tableId: string,
  rowId: string,
  column: TextColumn,
  value: string,
  origin: unknown = null,
): boolean {
  return setField(doc, rowOf(doc, tableId, rowId), column, value, origin)
}

export function setState(
  doc: Y.Doc,
  tableId: string,
  rowIds: readonly string[],
  state: RowState,
  origin: unknown = null,
): boolean {
  const rows = rowIds.flatMap((rowId) => rowOf(doc, tableId, rowId) ?? [])
  const changed = rows.filter((row) => row.get("kind") !== "section" && row.get("state") !== state)
  if (changed.length === 0) return false
  doc.transact(() => {
    for (const row of changed) row.set("state", state)
  }, origin)
  return true
}

/** Moves a row; an edit of the same row by somebody else, or a second move, merges with it. */
export function moveRow(doc: Y.Doc, tableId: string, rowId: string, place: Place, origin: unknown = null): boolean {
  return moveEntry(doc, rowsOf(doc, tableId), rowId, { place }, origin)
}

/** Deletes by a flag: what others type into the row meanwhile stays in it. `at` is Unix ms. */
export function deleteRow(doc: Y.Doc, tableId: string, rowId: string, at: number, origin: unknown = null): boolean {
  return setDeleted(doc, rowsOf(doc, tableId), rowId, at, origin)
}

export function restoreRow(doc: Y.Doc, tableId: string, rowId: string, origin: unknown = null): boolean {
  return setDeleted(doc, rowsOf(doc, tableId), rowId, null, origin)
}

/**
 * 번호순 정렬: natural order of the project numbers between one section row and the next; section rows stay where they
 * are, rows without a number go behind the others of their section. Rows already in place are not written.
 */
export function sortByNumber(doc: Y.Doc, tableId: string, origin: unknown = null): boolean {
  const entries = rowsOf(doc, tableId)
  if (entries === null) return false
  const before = sortedEntries(entries)
  const keys = before.map(({ order }) => order)
  const rising = keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key)
  const usable = rising ? keys : freshKeys(keys.length)
  const changed = sortSections(entries, before)
    .map(({ id }, index) => ({ id, order: usable[index] ?? "" }))
    .filter(({ id, order }) => entryOf(entries, id)?.get("order") !== order)
  for (let from = 0; from < changed.length; from += ENTRIES_PER_TRANSACTION) {
    doc.transact(() => writeKeys(entries, changed.slice(from, from + ENTRIES_PER_TRANSACTION)), origin)
  }
  return changed.length > 0
}

function sortSections(entries: Fields, rows: readonly Ordered[]): Ordered[] {
  const sorted: Ordered[] = []
  let section: Ordered[] = []
  const numberOf = ({ id }: Ordered): string => readText(entryOf(entries, id)?.get("number"))
  const closeSection = (): void => {
    sorted.push(...section.toSorted((a, b) => compareProjectNumbers(numberOf(a), numberOf(b))))
    section = []
  }
  for (const row of rows) {
    if (entryOf(entries, row.id)?.get("kind") !== "section") {
      section.push(row)
      continue
    }
    closeSection()
    sorted.push(row)
  }
  closeSection()
  return sorted
}

/** Adds a table with its rows behind the last one. */
export function addTable(doc: Y.Doc, table: OpinionTable, origin: unknown = null): boolean {
  const tables = rootMap(doc, "opinions")
  if (tables === null || tables.has(table.id)) return false
  const make = (): Fields => tableMap({ ...table, rows: [] })
  addEntries(doc, tables, [{ id: table.id, make }], { place: { at: "end" } }, origin)
  addRows(doc, table.id, table.rows, { at: "end" }, origin)
  return true
}

export function setTableField<F extends TableField>(
  doc: Y.Doc,
  tableId: string,
  field: F,
  value: OpinionTable[F],
  origin: unknown = null,
): boolean {
  return setField(doc, entryOf(rootMap(doc, "opinions"), tableId), field, value, origin)
}

export function deleteTable(doc: Y.Doc, tableId: string, at: number, origin: unknown = null): boolean {
  return setDeleted(doc, rootMap(doc, "opinions"), tableId, at, origin)
}

export function restoreTable(doc: Y.Doc, tableId: string, origin: unknown = null): boolean {
  return setDeleted(doc, rootMap(doc, "opinions"), tableId, null, origin)
}

/** The rich text of a row's opinion cell, for the editor to bind to. Made with the row; never made by a reader. */
export function opinionFragment(doc: Y.Doc, tableId: string, rowId: string): Y.XmlFragment | null {
  const fragment = rowOf(doc, tableId, rowId)?.get("opinion")
  return fragment instanceof Y.XmlFragment ? fragment : null
}

/** The Y.Map of a table's rows, for the page to observe. */
export function rowsOf(doc: Y.Doc, tableId: string): Fields | null {
  const table = entryOf(rootMap(doc, "opinions"), tableId)
  return table === null ? null : entryOf(table, "rows")
}

/** The Y.Map of one row, deleted or not. */
export function rowOf(doc: Y.Doc, tableId: string, rowId: string): Fields | null {
  return entryOf(rowsOf(doc, tableId), rowId)
}
