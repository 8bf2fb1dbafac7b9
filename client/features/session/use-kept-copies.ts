import { useSyncExternalStore } from "react"
import { readCopies, subscribeCopies } from "../../live/kept-copies.ts"
import type { HeldCopy } from "../../live/kept-copies.ts"

/** The copies kept on this device, newest first. */
export function useKeptCopies(): readonly HeldCopy[] {
  return useSyncExternalStore(subscribeCopies, readCopies)
}
