// Reads a Yjs update the way Yjs does, but bounded: every count, length, depth and content kind is checked while it is
// read, so a hostile update is refused before it costs memory, and nothing outside its own bytes is ever read.
import * as decoding from "lib0/decoding"
import * as Y from "yjs"

/** Why the gate says no. `gap` may heal by a resync; everything else never will. */
export type GateReason = "malformed" | "tooLarge" | "gap" | "foreignClient"

/** Thrown inside the gate only; `judge` turns it into a value. */
export class GateRefusal extends Error {
  readonly reason: GateReason
  /** Taken in pieces it may pass. */
  readonly mayBeCut: boolean
  constructor(reason: GateReason, message: string, mayBeCut = false) {
    super(message)
    this.name = "GateRefusal"
    this.reason = reason
    this.mayBeCut = mayBeCut
  }
}

export const GATE_LIMITS = {
  updateBytes: 1024 * 1024,
  /** What 512 KiB of honest rows hold; reading that many takes some twenty milliseconds, the rest is done in pieces. */
  structs: 30_000,
  clients: 64,
  deleteRanges: 100_000,
  /** Values in fields and attributes, those inside lists and objects included. */
  values: 100_000,
  valueDepth: 16,
  nesting: 32,
  keyLength: 256,
  /** Clocks stay far below what integers, and the clients' arithmetic on them, can hold. */
  clock: 2 ** 31,
} as const

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/** Content kinds a minutes document uses: GC, deleted, string, format, type, any. Binary, JSON, embeds, subdocuments and skips are not among them. */
const KNOWN_CONTENT = new Set([0, 1, 4, 6, 7, 8])
/** Y.Map, Y.XmlElement, Y.XmlFragment, Y.XmlText. */
const KNOWN_TYPES = new Set([1, 3, 4, 6])
const CONTENT_BITS = 31
const MAX_CLIENT_ID = 2 ** 32 - 1

const unsafeNames = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"])
/** Most keys are told apart by their length alone. */
const isUnsafeLength: boolean[] = []
for (const { length } of unsafeNames) isUnsafeLength[length] = true
/** A key that would reach into Object.prototype of whoever builds a plain object of it. */
export function isUnsafeKey(key: string): boolean {
  return isUnsafeLength[key.length] === true && unsafeNames.has(key)
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

class BoundedDecoder extends Y.UpdateDecoderV1 {
  private structs = 0
  private readonly clients = new Set<number>()
  private readonly deleteClients = new Set<number>()
  private deleteRanges = 0
  private values = 0

  constructor(decoder: decoding.Decoder) {
    super(decoder)
    latest = decoder
  }

  override readInfo(): number {
    if (++this.structs > GATE_LIMITS.structs) throw new GateRefusal("tooLarge", "too many structs")
    if (!decoding.hasContent(this.restDecoder)) throw new GateRefusal("malformed", "truncated structs")
    const info = super.readInfo()
    if (!KNOWN_CONTENT.has(info & CONTENT_BITS)) throw new GateRefusal("malformed", "unknown content kind")
    return info
  }

  override readClient(): number {
    const client = this.readId()
    // Yjs itself keeps only the last section of a client, while others read all: two sections mean two truths.
    if (this.clients.has(client)) throw new GateRefusal("malformed", "client listed twice")
    this.clients.add(client)
    if (this.clients.size > GATE_LIMITS.clients) throw new GateRefusal("tooLarge", "too many clients")
    return client
  }

  override readLeftID(): Y.ID {
    return Y.createID(this.readId(), this.readClock())
  }

  override readRightID(): Y.ID {
    return Y.createID(this.readId(), this.readClock())
  }

  override readParentInfo(): boolean {
    const info = decoding.readVarUint(this.restDecoder)
    if (info > 1) throw new GateRefusal("malformed", "unknown parent info")
    return info === 1
  }

  override readTypeRef(): number {
    const ref = decoding.readVarUint(this.restDecoder)
    if (!KNOWN_TYPES.has(ref)) throw new GateRefusal("malformed", "unknown type")
    return ref
  }

  override readLen(): number {
    return positive(decoding.readVarUint(this.restDecoder))
  }

  override readString(): string {
    return readBoundedString(this.restDecoder)
  }

  override readKey(): string {
    return readBoundedKey(this.restDecoder)
  }

  override readAny(): unknown {
    return this.readValue(GATE_LIMITS.valueDepth)
  }

  override readJSON(): unknown {
    const value: unknown = JSON.parse(readBoundedString(this.restDecoder))
    checkValue(value, GATE_LIMITS.valueDepth)
    return value
  }

  override readBuf(): Uint8Array {
    throw new GateRefusal("malformed", "binary content")
  }

  override readDsClock(): number {
    if (++this.deleteRanges > GATE_LIMITS.deleteRanges) throw new GateRefusal("tooLarge", "too many deletes")
    return this.readClock()
  }

  override readDsLen(): number {
    return positive(decoding.readVarUint(this.restDecoder))
  }

  /** lib0's `any` encoding, to a depth, without bigints and bytes (no part of a minutes document). */
  private readValue(depth: number): unknown {
    if (depth < 0) throw new GateRefusal("malformed", "value too deep")
    if (++this.values > GATE_LIMITS.values) throw new GateRefusal("tooLarge", "too many values")
    const decoder = this.restDecoder
    if (!decoding.hasContent(decoder)) throw new GateRefusal("malformed", "truncated value")
    switch (decoding.readUint8(decoder)) {
      case 127:
        return undefined
      case 126:
        return null
      case 125:
        return decoding.readVarInt(decoder)
      case 124:
        return decoding.readFloat32(decoder)
      case 123:
        return decoding.readFloat64(decoder)
      case 121:
        return false
      case 120:
        return true
      case 119:
        return readBoundedString(decoder)
      case 118:
        return this.readObject(depth)
      case 117:
        return this.readList(depth)
      default:
        throw new GateRefusal("malformed", "unknown value kind")
    }
  }

  private readObject(depth: number): Record<string, unknown> {
    const count = decoding.readVarUint(this.restDecoder)
    const object: Record<string, unknown> = {}
    for (let i = 0; i < count; i++) {
      const key = readBoundedKey(this.restDecoder)
      object[key] = this.readValue(depth - 1)
    }
    return object
  }

  private readList(depth: number): unknown[] {
    const count = decoding.readVarUint(this.restDecoder)
    const list: unknown[] = []
    for (let i = 0; i < count; i++) list.push(this.readValue(depth - 1))
    return list
  }

  private readId(): number {
    const client = decoding.readVarUint(this.restDecoder)
    if (client > MAX_CLIENT_ID) throw new GateRefusal("malformed", "client id out of range")
    return client
  }

  private readClock(): number {
    const clock = decoding.readVarUint(this.restDecoder)
    if (clock >= GATE_LIMITS.clock) throw new GateRefusal("malformed", "clock out of range")
    return clock
  }
}

/** The bytes `Y.decodeUpdateV2` is reading: it tells where reading ended. Reading is synchronous. */
let latest: decoding.Decoder | null = null

/** Decodes one v1 update. Throws GateRefusal, or whatever the reader throws on torn bytes (always to be read as malformed). */
export function decodeBounded(update: Uint8Array): DecodedUpdate {
  if (update.length > GATE_LIMITS.updateBytes) throw new GateRefusal("tooLarge", "update too large")
  checkCounts(update)
  latest = null
  const decoded = Y.decodeUpdateV2(update, BoundedDecoder)
  const end = latest as decoding.Decoder | null
  latest = null
  if (end === null || end.pos !== update.length) throw new GateRefusal("malformed", "trailing bytes")
  return decoded
}

/** What an update says of itself at its start is refused before anything is read. */
function checkCounts(update: Uint8Array): void {
  const decoder = decoding.createDecoder(update)
  const clients = decoding.readVarUint(decoder)
  if (clients > GATE_LIMITS.clients) throw new GateRefusal("tooLarge", "too many clients")
  if (clients > 0 && decoding.readVarUint(decoder) > GATE_LIMITS.structs) {
    throw new GateRefusal("tooLarge", "too many structs")
  }
}

function positive(length: number): number {
  if (length === 0 || length >= GATE_LIMITS.clock) throw new GateRefusal("malformed", "length out of range")
  return length
}

/** lib0 makes a view over the underlying buffer without looking at the end of this message: the length is checked here. */
function readBoundedString(decoder: decoding.Decoder): string {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new GateRefusal("malformed", "truncated string")
  return shortAscii(decoder, length) ?? utf8.decode(decoding.readUint8Array(decoder, length))
}

/** Strings up to this length are put together letter by letter, without a rope: quicker than a call of the decoder. */
const SHORT = 12

/** Nearly every key and tag: a short string of ASCII; null (and nothing read) when it is not. */
function shortAscii(decoder: decoding.Decoder, length: number): string | null {
  if (length > SHORT) return null
  const { arr, pos } = decoder
  let text = ""
  for (let at = pos; at < pos + length; at++) {
    const code = arr[at] as number
    if (code > 127) return null
    text += String.fromCharCode(code)
  }
  decoder.pos = pos + length
  return text
}

function readBoundedKey(decoder: decoding.Decoder): string {
  const key = readBoundedString(decoder)
  if (key.length > GATE_LIMITS.keyLength || isUnsafeKey(key)) throw new GateRefusal("malformed", "unusable key")
  return key
}

function checkValue(value: unknown, depth: number): void {
  if (depth < 0) throw new GateRefusal("malformed", "value too deep")
  if (typeof value !== "object" || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && isUnsafeKey(key)) throw new GateRefusal("malformed", "unusable key")
    checkValue(inner, depth - 1)
  }
}
