import { memo } from "react"
import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useCanEdit } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import { DeletedNote } from "./deleted-note.tsx"
import classes from "./grid.module.css"
import { peerColourAt, readRowPeers } from "./peers-by-row.ts"
import { rowLabel } from "./row-lines.ts"
import type { RowProps } from "./row-props.ts"
import { RowTools } from "./row-tools.tsx"
import { TextCell } from "./text-cell.tsx"
import { useSelectedCell } from "./use-cell.ts"

/** A row across the whole table: the title of what follows. It owns nothing; moving it moves only itself. */
export const SectionRowView = memo(function SectionRowView(props: RowProps): ReactNode {
  const { tableId, id, row, selection, actions } = props
  const canEdit = useCanEdit()
  useYMap(row)
  const selected = useSelectedCell(selection, id)
  const peers = readRowPeers(props.peers)
  const label = rowLabel(row)
  return (
    <div
      role="row"
      aria-rowindex={props.place + 3}
      className={`${classes.row} ${classes.sectionRow}`}
      style={{ order: props.place }}
      data-row={id}
      data-kind="section"
      data-colour={peers[0]?.colour}
      data-place={`opinion.${tableId}.${id}`}
    >
      <TextCell
        tableId={tableId}
        id={id}
        row={row}
        selection={selection}
        actions={actions}
        canEdit={canEdit}
        column="title"
        mode={selected?.mode ?? null}
        label={ko.sectionTitle}
        colIndex={1}
        {...(canEdit ? { placeholder: ko.sectionPlaceholder } : {})}
        peerColour={peerColourAt(peers, "title")}
      />
      <RowTools
        tableId={tableId}
        id={id}
        label={label}
        kind="section"
        state={null}
        isReachable={selected !== null}
        commentCount={0}
        openComments={undefined}
        actions={actions}
        backToCell={() => selection.select(id, "title")}
      />
      {props.isDeleted && <DeletedNote restore={() => actions.restore(id)} />}
    </div>
  )
})
