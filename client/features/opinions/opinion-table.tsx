import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { readText } from "../../../shared/minutes/read-values.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useCanEdit, useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { useYValue } from "../../live/use-minutes.ts"
import { FilterBar } from "./filter-bar.tsx"
import { GridHeader } from "./grid-header.tsx"
import { GridSelection } from "./grid-selection.ts"
import gridClasses from "./grid.module.css"
import classes from "./table.module.css"
import { peersByRow } from "./peers-by-row.ts"
import type { RowLine } from "./row-lines.ts"
import { useFilter } from "./row-filter.ts"
import { RowSlot } from "./row-slot.tsx"
import { TableFoot } from "./table-foot.tsx"
import { TableHeading } from "./table-heading.tsx"
import type { CellSlots } from "./slots.ts"
import { createTableActions } from "./table-actions.ts"
import { useAfterFirstPaint } from "./use-after-first-paint.ts"
import { usePlacedRows } from "./use-placed-rows.ts"
import { useRowGestures } from "./use-row-gestures.ts"
import { useRowLines } from "./use-row-lines.ts"
import { useRowWindow } from "./use-row-window.ts"
import { useShownRows } from "./use-shown-rows.ts"
import type { TableView } from "./view-switch.tsx"
import { ViewSwitch } from "./view-switch.tsx"

interface OpinionTableProps {
  readonly id: string
  /** 첨부 n: its place among the tables, from 1. */
  readonly index: number
  readonly table: Y.Map<unknown>
  readonly rows: Y.Map<unknown>
  readonly slots: CellSlots
}

const NO_LINES: readonly RowLine[] = []

/** One opinion table: a grid whose rows each listen to their own Y.Map, so a keystroke renders one row. */
export function OpinionTable({ id, index, table, rows, slots }: OpinionTableProps): ReactNode {
  const session = useMeeting()
  const canEdit = useCanEdit()
  const peers = useMeetingState((state) => state.peers)
  const isReady = useAfterFirstPaint()
  const allLines = useRowLines(rows)
  const lines = isReady ? allLines : NO_LINES
  const [filter, setFilter] = useFilter()
  const selection = useMemo(() => new GridSelection(), [])
  const heldRow = useSyncExternalStore(selection.subscribe, selection.rowId)
  const shown = useShownRows(rows, lines, filter, heldRow)
  const placed = usePlacedRows(shown, heldRow !== null)
  const [spoken, setSpoken] = useState("")
  const [view, setView] = useState<TableView>("cards")
  const scroller = useRef<HTMLDivElement>(null)
  const rowWindow = useRowWindow(scroller, selection, view === "cards")

  const actions = useMemo(
    () => createTableActions({ session, tableId: id, selection, say: setSpoken }),
    [session, id, selection],
  )
  useLayoutEffect(() => {
    actions.show(shown)
    rowWindow.setRows(shown.map(({ id: rowId }) => rowId))
  }, [actions, rowWindow, shown])
  const grid = useRef<HTMLDivElement>(null)
  useRowGestures({ grid, tableId: id, canEdit, actions, openComments: slots.cells.openComments })
  const enter = useCallback(() => actions.enter(), [actions])
  const peersHere = useMemo(() => peersByRow(peers, id), [peers, id])
  const title = readText(useYValue(table, "title")) || ko.region

  return (
    <section className={classes.tableSection} data-place={`opinion.${id}`} data-view={view}>
      <TableHeading id={id} index={index} table={table} />
      <FilterBar
        rows={rows}
        filter={filter}
        setFilter={setFilter}
        actions={actions}
        viewSwitch={<ViewSwitch view={view} setView={setView} />}
        isOtherView={view === "table"}
      />
      <div ref={scroller} className={gridClasses.scroller} tabIndex={-1}>
        <div
          ref={grid}
          data-grid={id}
          className={gridClasses.grid}
          role="grid"
          aria-label={title}
          aria-rowcount={shown.length + 2}
          aria-colcount={11}
          tabIndex={canEdit && heldRow === null && shown.length > 0 ? 0 : -1}
          onFocus={(event) => {
            const isFromInside =
              event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
            // Whoever goes out backwards rests here once, and goes on with the next Shift+Tab.
            if (event.target === event.currentTarget && !isFromInside) enter()
          }}
          onKeyDown={(event) => {
            if (event.target !== event.currentTarget || (event.key !== "ArrowDown" && event.key !== "Enter")) return
            event.preventDefault()
            enter()
          }}
        >
          <GridHeader tableId={id} table={table} />
          {placed.map(({ line, place }) => (
            <RowSlot
              key={line.id}
              tableId={id}
              line={line}
              place={place}
              peers={peersHere.get(line.id) ?? ""}
              commentCount={slots.commentCounts.get(`${id}.${line.id}`) ?? 0}
              canEdit={canEdit}
              window={rowWindow}
              selection={selection}
              actions={actions}
              slots={slots.cells}
            />
          ))}
        </div>
        {isReady && lines.every((line) => line.isDeleted) && <p className={classes.empty}>{ko.noRows}</p>}
        {shown.length === 0 && lines.some((line) => !line.isDeleted) && <p className={classes.empty}>{ko.noMatches}</p>}
      </div>
      <span data-behind-grid={id} tabIndex={-1} />
      {canEdit && <TableFoot actions={actions} tableId={id} title={title} />}
      <output className="spoken">{spoken}</output>
    </section>
  )
}
