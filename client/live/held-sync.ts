import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import type { WebsocketProvider } from "y-websocket"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"
import { updateHoldOf } from "./update-hold.ts"

/**
 * Lets what the socket brings pass through the document's hold, and hands the server's question for what it does not
 * have to `answer` (with its state vector); everything else of the protocol stays as it is.
 */
export function holdUpdates(provider: WebsocketProvider, answer: (stateVector: Uint8Array) => void): void {
  const hold = updateHoldOf(provider.doc)
  provider.messageHandlers[FRAME.sync] = (_encoder, decoder, _from, emitSynced) => {
    const subType = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (subType === SYNC.step1) return answer(bytes)
    if (subType !== SYNC.step2) return hold.receiveForFrame(bytes, provider)
    hold.receive(bytes, provider)
    if (emitSynced && !provider.synced) provider.synced = true
  }
}

/** Answers the server's step 1 on the open connection. */
export function sendStep2(provider: WebsocketProvider, update: Uint8Array): void {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, SYNC.step2)
  encoding.writeVarUint8Array(encoder, update)
  provider.ws?.send(encoding.toUint8Array(encoder))
}
