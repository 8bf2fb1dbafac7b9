import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useYMap } from "../../live/use-minutes.ts"
import { peerColourAt } from "./peers-by-row.ts"
import { rowLabel } from "./row-lines.ts"
import type { RowCellsProps } from "./row-props.ts"
import { RowTools } from "./row-tools.tsx"
import { TextCell } from "./text-cell.tsx"
import { useSelectedCell } from "./use-cell.ts"

/** A row across the whole table: the title of what follows. It owns nothing; moving it moves only itself. */
export function SectionCells(props: RowCellsProps): ReactNode {
  const { id, row, selection, canEdit } = props
  useYMap(row)
  const selected = useSelectedCell(selection, id)
  return (
    <>
      <TextCell
        {...props}
        column="title"
        mode={selected?.column === "title" ? selected.mode : null}
        label={ko.sectionTitle}
        colIndex={1}
        colSpan={10}
        placeholder={canEdit ? ko.sectionPlaceholder : undefined}
        peerColour={peerColourAt(props.peers, "title")}
      />
      <RowTools {...props} label={rowLabel(row)} kind="section" state={null} isReachable={selected !== null} />
    </>
  )
}
