import { useEffect } from "react"
import type { RefObject } from "react"
import { readChoice } from "../../../shared/minutes/read-values.ts"
import { rowOf } from "../../../shared/minutes/edit-opinions.ts"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { followDrags } from "./row-drag.ts"
import { isBlankOpinion } from "./row-lines.ts"
import { followSwipes } from "./row-swipe.ts"
import type { Offers } from "./row-swipe.ts"
import type { CellRenderers } from "./slots.ts"
import type { TableActions } from "./table-actions.ts"

interface Gestures {
  readonly grid: RefObject<HTMLElement | null>
  readonly tableId: string
  readonly canEdit: boolean
  readonly actions: TableActions
  readonly openComments: CellRenderers["openComments"]
}

/** Dragging and swiping of a table's rows, for as long as it is on screen. */
export function useRowGestures({ grid, tableId, canEdit, actions, openComments }: Gestures): void {
  const { doc } = useMeeting()
  useEffect(() => {
    if (!canEdit || grid.current === null) return
    return followDrags(grid.current, (id, drop) =>
      actions.moveTo(id, drop.side === "before" ? { before: drop.id } : { after: drop.id }),
    )
  }, [grid, canEdit, actions])
  useEffect(() => {
    if (grid.current === null) return
    const offers = (rowId: string): Offers => {
      const row = rowOf(doc, tableId, rowId)
      const isProject = row !== null && row.get("kind") !== "section"
      const isOpen = isProject && readChoice(row.get("state"), ROW_STATES, "unreviewed") === "unreviewed"
      return {
        comment: isProject && openComments !== undefined,
        none: canEdit && isOpen && isBlankOpinion(row.get("opinion")),
        remove: canEdit && row !== null,
      }
    }
    return followSwipes(grid.current, {
      offers,
      label: (swipe) => ko.swipes[swipe],
      done(rowId, swipe) {
        if (swipe === "comment") openComments?.(tableId, rowId)
        if (swipe === "none") actions.setNone(rowId)
        if (swipe === "remove") actions.remove(rowId)
      },
    })
  }, [doc, grid, tableId, canEdit, actions, openComments])
}
