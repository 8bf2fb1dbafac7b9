import type { SaveState } from "./meeting-session.ts"

/** An acknowledgement missing for longer than this is said on screen. Milliseconds. */
export const DELAY_AFTER_MS = 5000

export interface SaveFacts {
  /** The document came from the server at least once in the life of this page. */
  readonly everSynced: boolean
  /** Where the device's copy is; null when there is none, or the browser refuses one. */
  readonly device: "stored" | "storing" | null
  readonly connected: boolean
  /** A connection was tried and ended, so waiting for the first one is over. */
  readonly failed: boolean
  readonly canEdit: boolean
  /** The session ended for good; its unsaved work, if any, is in a copy on the device. */
  readonly isStopped: boolean
  /** An edit of this page has no acknowledgement yet. */
  readonly dirty: boolean
  /** Since when the oldest edit waits on the open connection, Unix milliseconds. */
  readonly waitingSince: number | null
  readonly now: number
}

/** The one save state that is true. An edit without acknowledgement is never called saved, whatever else holds. */
export function saveState(facts: SaveFacts): SaveState {
  if (facts.isStopped) return "readOnly"
  if (!facts.connected && (facts.everSynced || facts.failed || facts.dirty)) return withoutConnection(facts)
  if (!facts.everSynced) return "loading"
  if (!facts.dirty) return facts.canEdit ? "saved" : "readOnly"
  const isLate = facts.waitingSince !== null && facts.now - facts.waitingSince >= DELAY_AFTER_MS
  return isLate ? "delayed" : "saving"
}

function withoutConnection({ device }: SaveFacts): SaveState {
  if (device === "stored") return "onDevice"
  return device === "storing" ? "storing" : "offline"
}
