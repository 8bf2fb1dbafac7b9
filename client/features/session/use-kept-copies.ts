import { useMemo, useSyncExternalStore } from "react"
import { readCopies, subscribeCopies } from "../../live/kept-copies.ts"
import type { HeldCopy } from "../../live/kept-copies.ts"

/** This person's copies kept on this device, newest first; nobody else's, on a device several people use. */
export function useKeptCopies(personId: string): readonly HeldCopy[] {
  const copies = useSyncExternalStore(subscribeCopies, readCopies)
  return useMemo(() => copies.filter((copy) => copy.personId === personId), [copies, personId])
}
