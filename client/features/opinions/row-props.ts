import type * as Y from "yjs"
import type { GridSelection } from "./grid-selection.ts"
import type { TableActions } from "./table-actions.ts"

/** What every row is given: primitives and things that live as long as the table, so that rows compare cheaply. */
export interface RowProps {
  readonly tableId: string
  readonly id: string
  readonly row: Y.Map<unknown>
  /** Place on screen from 0. */
  readonly place: number
  /** Somebody deleted the row while this person is in it. */
  readonly isDeleted: boolean
  /** Who else is in the row; see `peersByRow`. */
  readonly peers: string
  readonly selection: GridSelection
  readonly actions: TableActions
}
