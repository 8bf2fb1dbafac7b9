// Cuts one large Yjs update into small ones the server takes one after the other: each builds only on those before it.
import * as encoding from "lib0/encoding"
import * as Y from "yjs"

export interface UpdatePiece {
  readonly update: Uint8Array
  /** Next free clock of each client whose structs are in the piece. */
  readonly clocks: ReadonlyMap<number, number>
}

type Struct = Y.Item | Y.GC
interface DeletedRange {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** Structs and deletes of one piece, far below the 60,000 and 100,000 at which the server refuses an update. */
const MAX_ENTRIES = 20_000

/**
 * The pieces of an update, in causal order: first what was made, then what was deleted. Applying all of them in order
 * gives the same document as applying the update.
 * @param maxBytes about the largest size of a piece; only a single value that cannot be cut (a map's field) exceeds it
 */
export function cutUpdate(update: Uint8Array, maxBytes: number): UpdatePiece[] {
  const { structs, ds } = Y.decodeUpdate(update)
  const pieces: UpdatePiece[] = []
  let run: Struct[] = []
  let size = 0
  for (const struct of inCausalOrder(structs.flatMap((each) => cutStruct(each, maxBytes)))) {
    const bytes = sizeOf(struct)
    if (run.length > 0 && (size + bytes > maxBytes || run.length >= MAX_ENTRIES)) {
      pieces.push(piece(run, []))
      run = []
      size = 0
    }
    run.push(struct)
    size += bytes
  }
  if (run.length > 0) pieces.push(piece(run, []))
  const ranges = [...ds.clients].flatMap(([client, each]) => each.map(({ clock, len }) => ({ client, clock, len })))
  // A range is at most 18 bytes: two numbers and, once for each client, its id and count.
  const rangesInOne = Math.max(1, Math.min(MAX_ENTRIES, Math.floor(maxBytes / 18)))
  for (let at = 0; at < ranges.length; at += rangesInOne) pieces.push(piece([], ranges.slice(at, at + rangesInOne)))
  return pieces
}

/** A long text becomes several texts, each beginning behind the one before; everything else stays whole. */
function cutStruct(struct: Struct | Y.Skip, maxBytes: number): Struct[] {
  if (struct instanceof Y.GC) return [struct]
  // What follows a skipped range cannot be placed without it; the server would refuse it too.
  if (!(struct instanceof Y.Item)) return []
  if (!(struct.content instanceof Y.ContentString)) return [struct]
  // Three bytes a UTF-16 unit at most, and room for the struct's own few.
  const units = Math.max(2, Math.floor(maxBytes / 4))
  const { str } = struct.content
  const parts: Struct[] = []
  for (let at = 0; at < str.length;) {
    let end = Math.min(str.length, at + units)
    // A character outside the basic plane is two units; half of it would be lost.
    if (end < str.length && isHighSurrogate(str.charCodeAt(end - 1))) end--
    parts.push(at === 0 && end === str.length ? struct : partOf(struct, str, at, end))
    at = end
  }
  return parts
}

function partOf(item: Y.Item, text: string, from: number, to: number): Y.Item {
  const { client, clock } = item.id
  const origin = from === 0 ? item.origin : Y.createID(client, clock + from - 1)
  const content = new Y.ContentString(text.slice(from, to))
  const id = Y.createID(client, clock + from)
  return new Y.Item(id, null, origin, null, item.rightOrigin, item.parent, item.parentSub, content)
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** Each client's structs in their order, and none before one of another client that it builds upon. */
function inCausalOrder(structs: readonly Struct[]): Struct[] {
  const queues = byClientId(structs, (struct) => struct.id.client)
  if (queues.size <= 1) return [...structs]
  const ordered: Struct[] = []
  /** Where each client's queue stands. */
  const next = new Map<number, number>()
  const isWaiting = (id: Y.ID): boolean => {
    const first = queues.get(id.client)?.[next.get(id.client) ?? 0]
    return first !== undefined && id.clock >= first.id.clock
  }
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (const [client, queue] of queues) {
      let at = next.get(client) ?? 0
      for (; at < queue.length; at++) {
        const struct = queue[at] as Struct
        if (dependencies(struct).some((id) => id.client !== client && isWaiting(id))) break
        ordered.push(struct)
        next.set(client, at + 1)
        isMoving = true
      }
    }
  }
  return ordered
}

function dependencies(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const ids: unknown[] = [struct.origin, struct.rightOrigin, struct.parent]
  return ids.filter((id) => id instanceof Y.ID)
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.length(encoder.restEncoder)
}

/** One update in Yjs's first format: for each client its structs, then for each client its deleted ranges. */
function piece(structs: readonly Struct[], deleted: readonly DeletedRange[]): UpdatePiece {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  const clocks = new Map<number, number>()
  const structsByClient = byClientId(structs, (struct) => struct.id.client)
  encoding.writeVarUint(rest, structsByClient.size)
  for (const [client, own] of structsByClient) {
    encoding.writeVarUint(rest, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
    const last = own.at(-1)
    if (last !== undefined) clocks.set(client, last.id.clock + last.length)
  }
  const rangesByClient = byClientId(deleted, (range) => range.client)
  encoding.writeVarUint(rest, rangesByClient.size)
  for (const [client, ranges] of rangesByClient) {
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(rest, clock)
      encoding.writeVarUint(rest, len)
    }
  }
  return { update: encoder.toUint8Array(), clocks }
}

function byClientId<T>(all: readonly T[], clientOf: (each: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const each of all) {
    const group = groups.get(clientOf(each))
    if (group === undefined) groups.set(clientOf(each), [each])
    else group.push(each)
  }
  return groups
}
