import * as decoding from "lib0/decoding"
import { WebsocketProvider } from "y-websocket"
import type * as Y from "yjs"
import { SCHEMA_VERSION } from "../../shared/minutes/schema.ts"
import type { LiveEvent } from "../../shared/wire/events.ts"
import { FRAME } from "../../shared/wire/frames.ts"
import { countedSocket, liveUrl } from "./counted-socket.ts"
import type { SocketClass } from "./counted-socket.ts"
import { holdUpdates } from "./held-sync.ts"

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
  provider.messageHandlers[FRAME.event] = (_encoder, decoder) => {
    wiring.told(JSON.parse(decoding.readVarString(decoder)) as LiveEvent)
  }
  return provider
}

/** The lineage this document belongs to: once known, every connection names it, so two lineages can never merge. */
export function paramsOf(epoch: string | null): Record<string, string> {
  const schema = String(SCHEMA_VERSION)
  return epoch === null ? { schema } : { epoch, schema }
}
