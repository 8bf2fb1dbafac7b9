import { memo, useCallback, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import { DeletedNote } from "./deleted-note.tsx"
import classes from "./grid.module.css"
import type { GridSelection } from "./grid-selection.ts"
import { readRowPeers } from "./peers-by-row.ts"
import { ProjectCells } from "./project-cells.tsx"
import type { RowLine } from "./row-lines.ts"
import type { RowWindow } from "./row-window.ts"
import { SectionCells } from "./section-cells.tsx"
import type { CellRenderers } from "./slots.ts"
import type { TableActions } from "./table-actions.ts"

/** Header rows before the first row, for the row's number in the grid. */
const HEADER_ROWS = 2

interface RowSlotProps {
  readonly tableId: string
  readonly line: RowLine
  /** Place on screen from 0. */
  readonly place: number
  /** Who else is in the row; see `peersByRow`. */
  readonly peers: string
  readonly commentCount: number
  readonly canEdit: boolean
  readonly window: RowWindow
  readonly selection: GridSelection
  readonly actions: TableActions
  readonly slots: CellRenderers
}

/** One row's element. Its cells are made when the row comes near the view or a person goes to it; the element stays. */
export const RowSlot = memo(function RowSlot(props: RowSlotProps): ReactNode {
  const { tableId, line, window, selection, actions, canEdit } = props
  const { id } = line
  const element = useRef<HTMLDivElement>(null)
  const changed = useRef<(() => void) | null>(null)
  const subscribe = useCallback((listener: () => void) => {
    changed.current = listener
    return () => void (changed.current = null)
  }, [])
  const isMade = useSyncExternalStore(subscribe, () => window.isMade(id))
  useLayoutEffect(() => {
    if (element.current) return window.add(id, element.current, () => changed.current?.())
  }, [window, id])
  const peers = useMemo(() => readRowPeers(props.peers), [props.peers])
  const common = { tableId, id, row: line.map, canEdit, selection, actions, peers }
  const slots = { commentCount: props.commentCount, slots: props.slots }
  return (
    <div
      ref={element}
      role="row"
      aria-busy={!isMade || undefined}
      aria-rowindex={props.place + HEADER_ROWS + 1}
      className={classes.row}
      style={{ order: props.place, height: isMade ? undefined : window.heightOf(id) }}
      data-row={id}
      data-kind={line.kind}
      data-state={line.kind === "project" ? line.state : undefined}
      data-group={line.printsGroup ? "first" : "rest"}
      data-colour={peers[0]?.colour}
      data-place={`opinion.${tableId}.${id}`}
    >
      {isMade && line.kind === "section" && <SectionCells {...common} {...slots} />}
      {isMade && line.kind === "project" && (
        <ProjectCells {...common} {...slots} serial={line.serial} printsGroup={line.printsGroup} />
      )}
      {isMade && peers.length > 0 && (
        <span className={classes.peerName} data-colour={peers[0]?.colour}>
          {peers.map((peer) => peer.name).join(", ")}
        </span>
      )}
      {line.isDeleted && <DeletedNote restore={() => actions.restore(id)} />}
    </div>
  )
})
