import * as decoding from "lib0/decoding"
import type { WebsocketProvider } from "y-websocket"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"
import { updateHoldOf } from "./update-hold.ts"

/** Lets what the socket brings pass through the document's hold; everything else of the protocol stays as it is. */
export function holdUpdates(provider: WebsocketProvider): void {
  const hold = updateHoldOf(provider.doc)
  const handle = provider.messageHandlers[FRAME.sync]
  provider.messageHandlers[FRAME.sync] = (encoder, decoder, from, emitSynced, type) => {
    if (decoding.peekVarUint(decoder) === SYNC.step1) {
      handle?.(encoder, decoder, from, emitSynced, type)
      return
    }
    const subType = decoding.readVarUint(decoder)
    hold.receive(decoding.readVarUint8Array(decoder), provider)
    if (emitSynced && subType === SYNC.step2 && !provider.synced) provider.synced = true
  }
}
