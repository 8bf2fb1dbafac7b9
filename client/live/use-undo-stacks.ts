import { useSyncExternalStore } from "react"
import type * as Y from "yjs"

const EVENTS = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const

export interface UndoStacks {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** Whether there is something to undo and to redo now. */
export function useUndoStacks(undo: Y.UndoManager): UndoStacks {
  const subscribe = (listener: () => void): (() => void) => {
    for (const event of EVENTS) undo.on(event, listener)
    return () => {
      for (const event of EVENTS) undo.off(event, listener)
    }
  }
  const canUndo = useSyncExternalStore(subscribe, () => undo.canUndo())
  const canRedo = useSyncExternalStore(subscribe, () => undo.canRedo())
  return { canUndo, canRedo }
}
