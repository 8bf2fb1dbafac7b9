// Reads and writes awareness updates (y-protocols): who is where. A client speaks for its own clientID only, and says
// only where it is; who it is, the server writes.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { presenceSchema } from "../../shared/wire/events.ts"
import { isUnsafeKey } from "./gate-decoder.ts"

export const PRESENCE_LIMITS = { bytes: 2048, depth: 6 } as const

/** The identity everyone else sees, written by the server. */
export interface PresenceUser {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly colour: string
}

export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  /** JSON of the state; "null" = gone. */
  readonly state: string
}

/** The one state a client announces; null when it is not readable, too large, too deep or speaks for several clients. */
export function readPresence(update: Uint8Array): { clientId: number; clock: number; given: object | null } | null {
  if (update.length > PRESENCE_LIMITS.bytes + 32) return null
  try {
    const decoder = decoding.createDecoder(update)
    if (decoding.readVarUint(decoder) !== 1) return null
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const length = decoding.readVarUint(decoder)
    if (clientId > 2 ** 32 - 1 || length !== update.length - decoder.pos || length > PRESENCE_LIMITS.bytes) return null
    const text = Buffer.from(update.buffer, update.byteOffset + decoder.pos, length).toString("utf8")
    if (!isShallow(text)) return null
    const state: unknown = JSON.parse(text)
    if (state === null) return { clientId, clock, given: null }
    const parsed = presenceSchema.safeParse(state)
    return parsed.success && hasSafeKeys(parsed.data) ? { clientId, clock, given: parsed.data } : null
  } catch {
    return null
  }
}

/** Length of an announcement's list of states, to tell an empty one (a stock provider without a state) from a broken one. */
export function isEmptyPresence(update: Uint8Array): boolean {
  return update.length === 1 && update[0] === 0
}

/** The state others receive. */
export function presenceState(user: PresenceUser, given: object): string {
  return JSON.stringify({ ...given, user })
}

/** An awareness update of these entries. */
export function writePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const entry of entries) {
    encoding.writeVarUint(encoder, entry.clientId)
    encoding.writeVarUint(encoder, entry.clock)
    encoding.writeVarString(encoder, entry.state)
  }
  return encoding.toUint8Array(encoder)
}

/** Counts brackets before parsing, outside strings: depth is bounded without recursion. */
function isShallow(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (isInString) {
      if (char === "\\") i++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === "{" || char === "[") {
      if (++depth > PRESENCE_LIMITS.depth) return false
    } else if (char === "}" || char === "]") depth--
  }
  return true
}

function hasSafeKeys(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true
  return Object.entries(value).every(
    ([key, inner]) => (Array.isArray(value) || !isUnsafeKey(key)) && hasSafeKeys(inner),
  )
}
