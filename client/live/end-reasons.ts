import { CLOSE } from "../../shared/wire/close-codes.ts"
import type { Refusal } from "../../shared/wire/events.ts"
import type { EndReason } from "./meeting-session.ts"

/** Final close codes and what they mean to the page; y-websocket does not reconnect after these. */
export const END_REASONS: ReadonlyMap<number, EndReason> = new Map<number, EndReason>([
  [CLOSE.signInRequired, "signInRequired"],
  [CLOSE.accessEnded, "accessEnded"],
  [CLOSE.notFound, "notFound"],
  [CLOSE.epochChanged, "epochChanged"],
  [CLOSE.clientTooOld, "clientTooOld"],
  [CLOSE.badFrame, "badFrame"],
])

/** An end of the session as the refusal of the edits that were still on their way. */
export function asRefusal(reason: Refusal | EndReason): Refusal {
  switch (reason) {
    case "badFrame":
      return "malformed"
    case "signInRequired":
    case "accessEnded":
    case "notFound":
    case "clientTooOld":
      return "notAllowed"
    default:
      return reason
  }
}
