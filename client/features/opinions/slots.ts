// What the page puts into the opinion tables from other features.
import type { ReactNode } from "react"
import type * as Y from "yjs"

export interface OpinionEditorSlot {
  readonly fragment: Y.XmlFragment
  readonly label: string
  /** Where others see this person. */
  readonly place: string
}

/** Stable for the life of the page, so that rows stay memoized. */
export interface CellRenderers {
  readonly renderEditor: (slot: OpinionEditorSlot) => ReactNode
  readonly renderText: (fragment: Y.XmlFragment) => ReactNode
  /** Shows the row's comments; undefined for those who may not read comments. */
  readonly openComments: ((tableId: string, rowId: string) => void) | undefined
}

export interface CellSlots {
  readonly cells: CellRenderers
  /** Open threads by `tableId.rowId`. */
  readonly commentCounts: ReadonlyMap<string, number>
}
