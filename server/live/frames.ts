// Bytes on the socket, both ways. Outgoing messages are built as whole WebSocket frames (RFC 6455 §5.2, unmasked, binary,
// final), so that one commit is encoded once and the same bytes go to every receiver. Page of spec: docs/wire.md.
import * as decoding from "lib0/decoding"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"
import type { LiveEvent } from "../../shared/wire/events.ts"

const FIN_BINARY = 0x82

/** What a client sent, read without copying. Anything else is not of this protocol. */
export type Inbound =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step2" | "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "queryAwareness" }
  | { readonly kind: "invalid" }

const INVALID: Inbound = { kind: "invalid" }

/** Reads one message of a client. Trailing bytes and unknown types are invalid. */
export function readInbound(message: Uint8Array): Inbound {
  if (message.length === 0 || (message[0] as number) > 127) return INVALID
  const type = message[0]
  if (type === FRAME.queryAwareness) return message.length === 1 ? { kind: "queryAwareness" } : INVALID
  if (type === FRAME.awareness) {
    const update = readRest(message, 1)
    return update === null ? INVALID : { kind: "awareness", update }
  }
  if (type !== FRAME.sync || message.length < 3) return INVALID
  const payload = readRest(message, 2)
  if (payload === null) return INVALID
  if (message[1] === SYNC.step1) return { kind: "step1", stateVector: payload }
  if (message[1] === SYNC.step2) return { kind: "step2", update: payload }
  return message[1] === SYNC.update ? { kind: "update", update: payload } : INVALID
}

/** The one length-prefixed byte string that must fill the message from `at` to its end; null when it does not. */
function readRest(message: Uint8Array, at: number): Uint8Array | null {
  let length = 0
  let factor = 1
  for (let i = at; i < message.length && i < at + 5; i++) {
    const byte = message[i] as number
    length += (byte & 127) * factor
    if (byte < 128) return length === message.length - i - 1 ? message.subarray(i + 1) : null
    factor *= 128
  }
  return null
}

/** Frame of a sync message: step 1 (a state vector), step 2 or update (Yjs v1 bytes). */
export function syncFrame(type: keyof typeof SYNC, payload: Uint8Array): Buffer {
  return messageFrame([FRAME.sync, SYNC[type]], payload)
}

/** Frame of an awareness update. */
export function awarenessFrame(update: Uint8Array): Buffer {
  return messageFrame([FRAME.awareness], update)
}

/** Frame of an event, JSON after its length. */
export function eventFrame(event: LiveEvent): Buffer {
  return messageFrame([FRAME.event], Buffer.from(JSON.stringify(event), "utf8"))
}

/** `eventFrame({ type: "saved", n })` without the object: acknowledgements are on the hot path. */
export function savedFrame(n: number): Buffer {
  return messageFrame([FRAME.event], Buffer.from(`{"type":"saved","n":${n}}`, "latin1"))
}

/** All updates of one commit, one frame each, back to back in one buffer, with the offset where each begins. */
export function updateFrames(updates: readonly Uint8Array[]): { readonly bytes: Buffer; readonly starts: number[] } {
  let total = 0
  for (const update of updates) total += frameSize(2, update.length)
  const bytes = Buffer.allocUnsafeSlow(total)
  const starts: number[] = []
  let at = 0
  for (const update of updates) {
    starts.push(at)
    at = writeMessage(bytes, at, FRAME.sync, SYNC.update, update)
  }
  return { bytes, starts }
}

function messageFrame(types: readonly [number] | readonly [number, number], payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(frameSize(types.length, payload.length))
  writeMessage(bytes, 0, types[0], types[1] ?? -1, payload)
  return bytes
}

function frameSize(types: number, payload: number): number {
  const message = types + varUintSize(payload) + payload
  return headerSize(message) + message
}

/** Writes a whole frame at `at` (subtype −1 = none); returns where it ends. */
function writeMessage(bytes: Buffer, at: number, type: number, subtype: number, payload: Uint8Array): number {
  const types = subtype < 0 ? 1 : 2
  const length = types + varUintSize(payload.length) + payload.length
  let end = writeHeader(bytes, at, length)
  bytes[end++] = type
  if (subtype >= 0) bytes[end++] = subtype
  end = writeVarUint(bytes, end, payload.length)
  bytes.set(payload, end)
  return end + payload.length
}

function headerSize(length: number): number {
  if (length < 126) return 2
  return length < 65_536 ? 4 : 10
}

function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = FIN_BINARY
  if (length < 126) {
    bytes[at + 1] = length
    return at + 2
  }
  if (length < 65_536) {
    bytes[at + 1] = 126
    bytes.writeUInt16BE(length, at + 2)
    return at + 4
  }
  bytes[at + 1] = 127
  bytes.writeUInt32BE(0, at + 2)
  bytes.writeUInt32BE(length, at + 6)
  return at + 10
}

function varUintSize(value: number): number {
  let size = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++
  return size
}

function writeVarUint(bytes: Buffer, at: number, value: number): number {
  let end = at
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[end++] = (rest % 128) | 128
  bytes[end++] = rest
  return end
}

/** A state vector that says "I have nothing". */
export function isEmptyStateVector(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}

/** A state vector is a short list of pairs; anything longer or torn is refused. Largest: 60,000 clients. */
export function isStateVector(bytes: Uint8Array): boolean {
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count > 60_000) return false
    for (let i = 0; i < count * 2; i++) decoding.readVarUint(decoder)
    return decoder.pos === bytes.length
  } catch {
    return false
  }
}
