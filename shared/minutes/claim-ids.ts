// Ids that are valid and unique within one list, the same on every peer that holds the same document.
import * as Y from "yjs"
import type { BlockElement } from "./elements.ts"
import { blockId } from "./minutes.ts"
import { compareCode, isDeleted } from "./read-values.ts"

export interface IdClaim {
  /** What the document says. */
  readonly id: unknown
  /** Used when `id` is missing, invalid or taken by an earlier one: itself a valid id of at most 50 characters. */
  readonly fallback: string
}

/** One id for each claim, in order. Of equal ids the first keeps it; the others fall back to a derived one. */
export function claimIds(claims: readonly IdClaim[]): string[] {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  const ids = claims.map(({ id }) => {
    if (typeof id !== "string" || taken.has(id) || !blockId.safeParse(id).success) return null
    taken.add(id)
    return id
  })
  return ids.map((id, index) => id ?? derive(claims[index]?.fallback ?? "e", taken, next))
}

/** @param next where the search for each fallback ended: counting anew for every clash would cost the square of their number */
function derive(fallback: string, taken: Set<string>, next: Map<string, number>): string {
  let n = next.get(fallback) ?? 1
  let id = n === 1 ? fallback : `${fallback}-${n}`
  while (taken.has(id)) id = `${fallback}-${++n}`
  next.set(fallback, n + 1)
  taken.add(id)
  return id
}

/** A fallback from where a type stands in Yjs's history: equal on all peers, stable while others move or edit. */
export function fallbackId(type: BlockElement | Y.XmlText, index: number): string {
  const made = Y.createRelativePositionFromTypeIndex(type, 0).type
  return made === null ? `i${index}` : `e${made.client}-${made.clock}`
}

/** The entries of a map that are maps themselves and not deleted, with claimed ids, in code order of their keys. */
export function liveEntries(map: Y.Map<unknown> | null, isEntry: (value: unknown) => value is Y.Map<unknown>) {
  const entries: { key: string; fields: Y.Map<unknown> }[] = []
  map?.forEach((fields, key) => {
    if (isEntry(fields) && !isDeleted(fields.get("deletedAt"))) entries.push({ key, fields })
  })
  const sorted = entries.toSorted((a, b) => compareCode(a.key, b.key))
  const ids = claimIds(sorted.map(({ key }) => ({ id: key, fallback: `k${hex(key)}` })))
  return sorted.map(({ fields }, index) => ({ id: ids[index] ?? "", fields }))
}

function hex(key: string): string {
  return Array.from(key.slice(0, 10), (character) => character.charCodeAt(0).toString(16)).join("")
}
