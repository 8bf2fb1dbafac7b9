// Does everything an update builds upon exist? Yjs would keep what it cannot place as pending, or throw half-way through
// a transaction; both are refused here, before anything is applied.
import * as Y from "yjs"
import { INLINE_MARKS, ROOTS } from "../../shared/minutes/schema.ts"
import { GATE_LIMITS, GateRefusal, isUnsafeKey, type DecodedUpdate } from "./gate-decoder.ts"

export type Struct = DecodedUpdate["structs"][number]
type Id = { readonly client: number; readonly clock: number }

/** The structs of one client in an update: contiguous clocks from `start` to `end` (exclusive). */
export interface Section {
  readonly client: number
  readonly start: number
  end: number
  readonly structs: Struct[]
}

/** Structs grouped by client, in the order they were read. Contiguity comes from the format. */
export function sectionsOf(structs: readonly Struct[]): Section[] {
  const sections: Section[] = []
  let current: Section | undefined
  for (const struct of structs) {
    if (struct.length === 0) throw new GateRefusal("malformed", "empty struct")
    if (current === undefined || current.client !== struct.id.client) {
      current = { client: struct.id.client, start: struct.id.clock, end: struct.id.clock, structs: [] }
      sections.push(current)
    }
    current.structs.push(struct)
    current.end = struct.id.clock + struct.length
    if (current.end >= GATE_LIMITS.clock) throw new GateRefusal("malformed", "clock out of range")
  }
  return sections
}

/**
 * Refuses gaps and references to anything that neither exists nor comes with the update. Circles show in `inCausalOrder`.
 * @param clockOf next free clock of a client, queued updates included
 */
export function checkCausality(sections: readonly Section[], clockOf: (client: number) => number): void {
  for (const section of sections) {
    if (section.start > clockOf(section.client)) throw new GateRefusal("gap", "clock gap")
    for (const struct of section.structs) {
      if (!(struct instanceof Y.Item)) continue
      checkPlace(struct)
      for (const id of dependencies(struct)) {
        if (id.client === struct.id.client) {
          if (id.clock >= struct.id.clock) throw new GateRefusal("malformed", "refers to itself or later")
        } else if (id.clock >= clockOf(id.client)) {
          if (id.clock >= endOf(sections, id.client)) throw new GateRefusal("gap", "unknown reference")
        }
      }
    }
  }
}

/** Refuses delete ranges over anything unknown, and ranges that overlap: Yjs writes them sorted and merged, and walks each. */
export function checkDeletes(
  deletes: DecodedUpdate["ds"],
  sections: readonly Section[],
  clockOf: (client: number) => number,
): void {
  for (const [client, ranges] of deletes.clients) {
    const end = Math.max(clockOf(client), endOf(sections, client))
    let reached = 0
    for (const range of ranges) {
      if (range.clock < reached) throw new GateRefusal("malformed", "delete ranges overlap")
      reached = range.clock + range.len
      if (reached > end) throw new GateRefusal("gap", "deletes the unknown")
    }
  }
}

/** What must be in the document before `item` can be integrated. */
function dependencies(item: Y.Item): Id[] {
  const ids: Id[] = []
  if (item.origin !== null) ids.push(item.origin)
  if (item.rightOrigin !== null) ids.push(item.rightOrigin)
  const parent: unknown = item.parent
  if (parent instanceof Y.ID) ids.push(parent)
  return ids
}

/** Yjs copies every open format for each run of a text, in its own clean-up too: there must be few. */
const FORMATS: ReadonlySet<string> = new Set(Object.values(INLINE_MARKS))

/** Root, key and format of an item that names them. Map roots hold keys only, the body holds blocks only. */
function checkPlace(item: Y.Item): void {
  if (item.parentSub !== null && (item.parentSub.length > GATE_LIMITS.keyLength || isUnsafeKey(item.parentSub))) {
    throw new GateRefusal("malformed", "unusable key")
  }
  if (item.content instanceof Y.ContentFormat && !FORMATS.has(item.content.key)) {
    throw new GateRefusal("malformed", "unknown format")
  }
  const parent: unknown = item.parent
  if (typeof parent !== "string") return
  const kind = Object.hasOwn(ROOTS, parent) ? ROOTS[parent as keyof typeof ROOTS] : undefined
  if (kind === undefined) throw new GateRefusal("malformed", "unknown root")
  if ((kind === "map") !== (item.parentSub !== null)) throw new GateRefusal("malformed", "root used as another type")
}

function endOf(sections: readonly Section[], client: number): number {
  for (const section of sections) if (section.client === client) return section.end
  return 0
}

/**
 * The new items of an update, each behind everything it refers to. With references between clients inside one update such
 * an order must exist: circles would stay pending for ever, and are refused.
 */
export function inCausalOrder(sections: readonly Section[], clockOf: (client: number) => number): Iterable<Y.Item> {
  const [only] = sections
  if (only === undefined || sections.length > 1) return inCausalOrderAcross(sections, clockOf)
  // Within one section everything refers backwards.
  const known = clockOf(only.client)
  return only.structs.filter(
    (struct) => struct instanceof Y.Item && struct.id.clock + struct.length > known,
  ) as Y.Item[]
}

function* inCausalOrderAcross(
  sections: readonly Section[],
  clockOf: (client: number) => number,
): Generator<Y.Item, void> {
  const reached = new Map(sections.map((section) => [section.client, Math.min(clockOf(section.client), section.end)]))
  const next = sections.map(() => 0)
  const hasAll = (item: Y.Item) =>
    dependencies(item).every(
      (id) => id.client === item.id.client || id.clock < Math.max(clockOf(id.client), reached.get(id.client) ?? 0),
    )
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (const [index, section] of sections.entries()) {
      let at = next[index] ?? 0
      for (; at < section.structs.length; at++) {
        const struct = section.structs[at] as Struct
        if (struct instanceof Y.Item && !hasAll(struct)) break
        const end = struct.id.clock + struct.length
        reached.set(section.client, Math.max(reached.get(section.client) ?? 0, end))
        isMoving = true
        if (struct instanceof Y.Item && end > clockOf(section.client)) yield struct
      }
      next[index] = at
    }
  }
  if (sections.some((section, index) => (next[index] ?? 0) < section.structs.length)) {
    throw new GateRefusal("malformed", "circular references")
  }
}
