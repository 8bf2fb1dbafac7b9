import * as decoding from "lib0/decoding"
import { WebsocketProvider } from "y-websocket"
import type * as Y from "yjs"
import { SCHEMA_VERSION } from "../../shared/minutes/schema.ts"
import type { LiveEvent } from "../../shared/wire/events.ts"
import { FRAME } from "../../shared/wire/frames.ts"
import { countedSocket, liveUrl } from "./counted-socket.ts"
import type { SocketClass } from "./counted-socket.ts"
import { holdUpdates } from "./held-sync.ts"

/** Origin of an awareness change made here (y-protocols). */
const OURS = "local"

interface Wiring {
  readonly meetingId: string
  readonly doc: Y.Doc
  readonly wsUrl: string | undefined
  readonly Socket: SocketClass | undefined
  /** Every outgoing frame passes here first. */
  readonly mayLeave: (frame: Uint8Array) => boolean
  /** The server asks for what it does not have. */
  readonly asked: (stateVector: Uint8Array) => void
  readonly told: (event: LiveEvent) => void
}

/** The connection of a document, not opened yet: y-websocket's provider with our counting, holding and events. */
export function liveProvider(wiring: Wiring): WebsocketProvider {
  const provider = new WebsocketProvider(wiring.wsUrl ?? liveUrl(), wiring.meetingId, wiring.doc, {
    connect: false,
    disableBc: true,
    params: paramsOf(null),
    WebSocketPolyfill: countedSocket(wiring.Socket ?? WebSocket, wiring.mayLeave) as typeof WebSocket,
  })
  holdUpdates(provider, wiring.asked)
  announceOnlyOurs(provider)
  provider.messageHandlers[FRAME.event] = (_encoder, decoder) => {
    wiring.told(JSON.parse(decoding.readVarString(decoder)) as LiveEvent)
  }
  return provider
}

/**
 * The library sends on everything it learns of anybody's presence, also back to where it came from: with a server that
 * answers, one letter would go back and forth for ever. What we change ourselves is all that others need of us.
 */
function announceOnlyOurs(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: announce } = provider
  awareness.off("update", announce)
  provider._awarenessUpdateHandler = (change, origin) => {
    if (origin === OURS) announce(change, origin)
  }
  awareness.on("update", provider._awarenessUpdateHandler)
}

/** The lineage this document belongs to: once known, every connection names it, so two lineages can never merge. */
export function paramsOf(epoch: string | null): Record<string, string> {
  const schema = String(SCHEMA_VERSION)
  return epoch === null ? { schema } : { epoch, schema }
}
