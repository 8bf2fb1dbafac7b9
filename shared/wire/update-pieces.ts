// Cuts one large Yjs update into small ones that can be taken one after the other: each builds only on those before it.
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { byClient, causalOrder } from "./causal-order.ts"

/** What can be read from an update: structs, and deleted ranges by client. */
export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

export interface UpdatePiece {
  readonly update: Uint8Array
  /** Next free clock of each client whose structs are in the piece. */
  readonly clocks: ReadonlyMap<number, number>
}

/** About the largest size of a piece; only a single value that cannot be cut (a map's field) exceeds the bytes. */
export interface PieceLimits {
  readonly bytes: number
  /** Structs, or deleted ranges. */
  readonly entries: number
  /** Letters and other clocks that the deleted ranges hold; not limited when it is not given. */
  readonly deleted?: number
}

type Struct = Y.Item | Y.GC
interface DeletedRange {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/**
 * The pieces of an update, in causal order: first what was made, then what was deleted. Applying all of them in order
 * gives the same document as applying the update.
 */
export function cutUpdate(update: Uint8Array, limits: PieceLimits): UpdatePiece[] {
  const { structs, ds } = Y.decodeUpdate(update)
  const parts = structs.flatMap((each) => cutStruct(each, limits.bytes))
  return [...piecesOf(causalOrder(byClient(parts)), ds, limits)]
}

/** The same for an update that was decoded and put in order elsewhere; each piece is made when it is asked for. */
export function* piecesOf(
  ordered: Iterable<Struct>,
  ds: DecodedUpdate["ds"],
  limits: PieceLimits,
): Generator<UpdatePiece, void> {
  let run: Struct[] = []
  let size = 0
  for (const struct of ordered) {
    const bytes = limits.bytes === Infinity ? 0 : sizeOf(struct)
    if (run.length > 0 && (size + bytes > limits.bytes || run.length >= limits.entries)) {
      yield piece(run, [])
      run = []
      size = 0
    }
    run.push(struct)
    size += bytes
  }
  if (run.length > 0) yield piece(run, [])
  yield* deletesOf(ds, limits)
}

/** The deleted ranges, each client's newest first: what is inside something is deleted before that, and not all at once with it. */
function* deletesOf(
  ds: DecodedUpdate["ds"],
  { bytes, entries, deleted = Infinity }: PieceLimits,
): Generator<UpdatePiece> {
  // A range is at most 18 bytes: two numbers and, once for each client, its id and count.
  const rangesInOne = Math.max(1, Math.min(entries, Math.floor(bytes / 18)))
  let run: DeletedRange[] = []
  let room = deleted
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges.toReversed()) {
      for (let end = clock + len; end > clock;) {
        const taken = Math.min(end - clock, room)
        end -= taken
        room -= taken
        run.push({ client, clock: end, len: taken })
        if (room > 0 && run.length < rangesInOne) continue
        yield piece([], run.toReversed())
        run = []
        room = deleted
      }
    }
  }
  if (run.length > 0) yield piece([], run.toReversed())
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
  const structsByClient = byClient(structs)
  encoding.writeVarUint(rest, structsByClient.size)
  for (const [client, own] of structsByClient) {
    encoding.writeVarUint(rest, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
    const last = own.at(-1)
    if (last !== undefined) clocks.set(client, last.id.clock + last.length)
  }
  writeDeletes(rest, deleted)
  return { update: encoder.toUint8Array(), clocks }
}

function writeDeletes(rest: encoding.Encoder, deleted: readonly DeletedRange[]): void {
  const rangesByClient = new Map<number, DeletedRange[]>()
  for (const range of deleted) {
    const own = rangesByClient.get(range.client)
    if (own === undefined) rangesByClient.set(range.client, [range])
    else own.push(range)
  }
  encoding.writeVarUint(rest, rangesByClient.size)
  for (const [client, ranges] of rangesByClient) {
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(rest, clock)
      encoding.writeVarUint(rest, len)
    }
  }
}
