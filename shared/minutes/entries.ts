// Adding, deleting and changing the entries of the document's maps so that nothing anybody typed is lost.
import * as Y from "yjs"
import { compareCode, isDeleted, readText } from "./read-values.ts"
import { indexOfPlace, keysAt, type Ordered, type Place } from "./order.ts"

export type Fields = Y.Map<unknown>

/**
 * Origin of the transaction that makes an entry, outside every undo stack. An entry is made deleted (`deletedAt` 0) and
 * then shown by the undoable transaction; undoing "add" therefore hides it again instead of destroying what others
 * have typed into it meanwhile.
 */
const CREATE_ORIGIN = Symbol("create")

/** Entries of one creating transaction: bounds the size of an update on the wire. */
export const ENTRIES_PER_TRANSACTION = 200

/** The entry of this id when it is a map, deleted or not. */
export function entryOf(entries: Fields | null, id: string): Fields | null {
  const entry = entries?.get(id)
  return entry instanceof Y.Map ? entry : null
}

/** The entries that are not deleted and pass `accepts`, by (order, id). */
export function sortedEntries(entries: Fields, accepts: (fields: Fields) => boolean = () => true): Ordered[] {
  const sorted: Ordered[] = []
  entries.forEach((fields, id) => {
    if (!(fields instanceof Y.Map) || isDeleted(fields.get("deletedAt")) || !accepts(fields)) return
    sorted.push({ id, order: readText(fields.get("order")) })
  })
  return sorted.toSorted((a, b) => compareCode(a.order, b.order) || compareCode(a.id, b.id))
}

/** Writes only a value that differs, so that an untouched cell never overwrites another person's change. */
export function setField(doc: Y.Doc, fields: Fields | null, key: string, value: unknown, origin: unknown): boolean {
  if (fields === null || fields.get(key) === value) return false
  doc.transact(() => fields.set(key, value), origin)
  return true
}

/** Adds new entries in this order at `place`. Ids already there are left as they are, so repeating is safe. */
export function addEntries(
  doc: Y.Doc,
  entries: Fields,
  added: readonly { readonly id: string; readonly make: () => Fields }[],
  where: { readonly place: Place; readonly accepts?: (fields: Fields) => boolean },
  origin: unknown,
): void {
  const missing = added.filter(({ id }) => !entries.has(id))
  if (missing.length === 0) return
  const sorted = sortedEntries(entries, where.accepts)
  const { keys, rekeyed } = keysAt(sorted, indexOfPlace(sorted, where.place), missing.length)
  for (let from = 0; from < missing.length; from += ENTRIES_PER_TRANSACTION) {
    doc.transact(() => {
      missing.slice(from, from + ENTRIES_PER_TRANSACTION).forEach(({ id, make }, index) => {
        const fields = make()
        fields.set("order", keys[from + index] ?? "")
        fields.set("deletedAt", 0)
        entries.set(id, fields)
      })
    }, CREATE_ORIGIN)
  }
  doc.transact(() => {
    writeKeys(entries, rekeyed)
    for (const { id } of missing) entryOf(entries, id)?.set("deletedAt", null)
  }, origin)
}

/** Moves an entry; a move to where it stands already writes nothing. */
export function moveEntry(
  doc: Y.Doc,
  entries: Fields | null,
  id: string,
  where: { readonly place: Place; readonly accepts?: (fields: Fields) => boolean },
  origin: unknown,
): boolean {
  const entry = entryOf(entries, id)
  if (entries === null || entry === null) return false
  const sorted = sortedEntries(entries, where.accepts)
  const others = sorted.filter((other) => other.id !== id)
  const index = indexOfPlace(others, where.place)
  if (sorted.findIndex((other) => other.id === id) === index) return false
  const { keys, rekeyed } = keysAt(others, index, 1)
  doc.transact(() => {
    writeKeys(entries, rekeyed)
    writeKeys(entries, [{ id, order: keys[0] ?? "" }])
  }, origin)
  return true
}

/** Marks an entry as deleted at `at` (Unix ms), or with null shows it again with everything in it. */
export function setDeleted(
  doc: Y.Doc,
  entries: Fields | null,
  id: string,
  at: number | null,
  origin: unknown,
): boolean {
  const entry = entryOf(entries, id)
  if (entry === null || isDeleted(entry.get("deletedAt")) === (at !== null)) return false
  return setField(doc, entry, "deletedAt", at, origin)
}

/** Writes the order keys that differ. Call inside a transaction. */
export function writeKeys(entries: Fields, keys: readonly Ordered[]): void {
  for (const { id, order } of keys) {
    const entry = entryOf(entries, id)
    if (entry !== null && entry.get("order") !== order) entry.set("order", order)
  }
}
