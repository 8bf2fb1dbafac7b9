import type * as Y from "yjs"
import type { GridSelection } from "./grid-selection.ts"
import type { RowPeer } from "./peers-by-row.ts"
import type { CellRenderers } from "./slots.ts"
import type { TableActions } from "./table-actions.ts"

/** What every cell is given of its row. */
export interface RowProps {
  readonly tableId: string
  readonly id: string
  readonly row: Y.Map<unknown>
  readonly canEdit: boolean
  readonly selection: GridSelection
  readonly actions: TableActions
}

/** What the cells of one row are given: things that live as long as the table, and what the table computes of the row. */
export interface RowCellsProps extends RowProps {
  /** Who else is in the row. */
  readonly peers: readonly RowPeer[]
  readonly commentCount: number
  readonly slots: CellRenderers
}
