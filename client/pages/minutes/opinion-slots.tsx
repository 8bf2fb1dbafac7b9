import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { OpinionCellEditor } from "../../features/editor/opinion-cell-editor.tsx"
import { OpinionCellText } from "../../features/editor/opinion-cell-text.tsx"
import type { ShowRow } from "../../features/editor/commands/follow-row-link.ts"
import type { CellRenderers } from "../../features/opinions/slots.ts"

/** What the opinion table shows in its rich cells: the editor in the selected one, plain elements in the others. */
export function cellRenderers(openComments: CellRenderers["openComments"], showRow: ShowRow): CellRenderers {
  return {
    // The label must not change while somebody writes: a changed one would make a new editor. The cell names the row.
    renderEditor: ({ fragment, place }) => (
      <OpinionCellEditor fragment={fragment} label={ko.columns.opinion} place={place} showRow={showRow} autoFocus />
    ),
    renderText: (fragment) => <OpinionCellText fragment={fragment} showRow={showRow} />,
    openComments,
  }
}
