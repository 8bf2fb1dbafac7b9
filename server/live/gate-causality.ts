// Does everything an update builds upon exist? Yjs would keep what it cannot place as pending, or throw half-way through
// a transaction; both are refused here, before anything is applied.
import * as Y from "yjs"
import { INLINE_MARKS, ROOTS } from "../../shared/minutes/schema.ts"
import { causalOrder } from "../../shared/wire/causal-order.ts"
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
  const ends = endsOf(sections)
  /** Next free clock of each client met, in the document or with the update. */
  const reaches = new Map<number, number>()
  const reachOf = (client: number): number => {
    let reach = reaches.get(client)
    if (reach === undefined) reaches.set(client, (reach = Math.max(clockOf(client), ends.get(client) ?? 0)))
    return reach
  }
  const check = (item: Y.Item, id: Id | null): void => {
    if (id === null) return
    if (id.client === item.id.client) {
      if (id.clock >= item.id.clock) throw new GateRefusal("malformed", "refers to itself or later")
    } else if (id.clock >= reachOf(id.client)) throw new GateRefusal("gap", "unknown reference")
  }
  for (const section of sections) {
    if (section.start > clockOf(section.client)) throw new GateRefusal("gap", "clock gap")
    for (const struct of section.structs) {
      if (!(struct instanceof Y.Item)) continue
      checkPlace(struct)
      check(struct, struct.origin)
      check(struct, struct.rightOrigin)
      const parent: unknown = struct.parent
      if (parent instanceof Y.ID) check(struct, parent)
    }
  }
}

/** Refuses delete ranges over anything unknown, and ranges that overlap: Yjs writes them sorted and merged, and walks each. */
export function checkDeletes(
  deletes: DecodedUpdate["ds"],
  sections: readonly Section[],
  clockOf: (client: number) => number,
): void {
  const ends = endsOf(sections)
  for (const [client, ranges] of deletes.clients) {
    const end = Math.max(clockOf(client), ends.get(client) ?? 0)
    let reached = 0
    for (const range of ranges) {
      if (range.clock < reached) throw new GateRefusal("malformed", "delete ranges overlap")
      reached = range.clock + range.len
      if (reached > end) throw new GateRefusal("gap", "deletes the unknown")
    }
  }
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

function endsOf(sections: readonly Section[]): ReadonlyMap<number, number> {
  return new Map(sections.map(({ client, end }) => [client, end]))
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
  for (const struct of structsInOrder(sections, clockOf)) {
    if (struct instanceof Y.Item && struct.id.clock + struct.length > clockOf(struct.id.client)) yield struct
  }
}

/** All structs of an update, each behind everything it refers to. */
export function* structsInOrder(
  sections: readonly Section[],
  clockOf: (client: number) => number,
): Generator<Struct, void> {
  const isWhole = yield* causalOrder(new Map(sections.map(({ client, structs }) => [client, structs])), clockOf)
  if (!isWhole) throw new GateRefusal("malformed", "circular references")
}
