import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { readText } from "../../../shared/minutes/read-values.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useCanEdit, useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { useYValue } from "../../live/use-minutes.ts"
import { placeRows } from "./dom-order.ts"
import { FilterBar } from "./filter-bar.tsx"
import { GridHeader } from "./grid-header.tsx"
import { GridSelection } from "./grid-selection.ts"
import { LazyRow, LazyRows } from "./lazy-row.tsx"
import gridClasses from "./grid.module.css"
import classes from "./table.module.css"
import { peersByRow } from "./peers-by-row.ts"
import type { RowLine } from "./row-lines.ts"
import { rowsToShow, useFilter } from "./row-filter.ts"
import { SectionRowView } from "./section-row.tsx"
import { TableFoot } from "./table-foot.tsx"
import { TableHeading } from "./table-heading.tsx"
import type { CellSlots } from "./slots.ts"
import { createTableActions } from "./table-actions.ts"
import { useRowLines } from "./use-row-lines.ts"
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

/** One opinion table: a grid whose rows each listen to their own Y.Map, so a keystroke renders one row. */
export function OpinionTable({ id, index, table, rows, slots }: OpinionTableProps): ReactNode {
  const session = useMeeting()
  const canEdit = useCanEdit()
  const peers = useMeetingState((state) => state.peers)
  const lines = useRowLines(rows)
  const [filter, setFilter] = useFilter()
  const selection = useMemo(() => new GridSelection(), [])
  const heldRow = useSyncExternalStore(selection.subscribe, selection.rowId)
  const shown = useMemo(() => rowsToShow(lines, filter, heldRow), [lines, filter, heldRow])
  const placed = usePlacedRows(shown, heldRow !== null)
  const [spoken, setSpoken] = useState("")
  const [view, setView] = useState<TableView>("cards")
  const scroller = useRef<HTMLDivElement>(null)

  const actions = useMemo(
    () => createTableActions({ session, tableId: id, selection, say: setSpoken }),
    [session, id, selection],
  )
  useLayoutEffect(() => actions.show(shown), [actions, shown])
  const enter = useCallback(() => actions.enter(), [actions])
  const peersHere = useMemo(() => peersByRow(peers, id), [peers, id])
  const title = readText(useYValue(table, "title")) || ko.region

  return (
    <section className={classes.tableSection} data-place={`opinion.${id}`} data-view={view}>
      <TableHeading id={id} index={index} table={table} />
      <FilterBar lines={lines} filter={filter} setFilter={setFilter} actions={actions}>
        <ViewSwitch view={view} setView={setView} />
      </FilterBar>
      <div ref={scroller} className={gridClasses.scroller} tabIndex={-1}>
        <div
          data-grid={id}
          className={gridClasses.grid}
          role="grid"
          aria-label={title}
          aria-rowcount={shown.length + 2}
          aria-colcount={10}
          tabIndex={canEdit && heldRow === null && shown.length > 0 ? 0 : -1}
          onFocus={(event) => {
            if (event.target === event.currentTarget) enter()
          }}
        >
          <GridHeader tableId={id} table={table} />
          <LazyRows scroller={scroller}>
            {placed.map(({ line, place }) => {
              const common = {
                tableId: id,
                id: line.id,
                row: line.map,
                place,
                isDeleted: line.isDeleted,
                peers: peersHere.get(line.id) ?? "",
                selection,
                actions,
              }
              return line.kind === "section" ? (
                <SectionRowView key={line.id} {...common} />
              ) : (
                <LazyRow
                  key={line.id}
                  {...common}
                  serial={line.serial}
                  printsGroup={line.printsGroup}
                  commentCount={slots.commentCounts.get(`${id}.${line.id}`) ?? 0}
                  slots={slots.cells}
                />
              )
            })}
          </LazyRows>
        </div>
        {lines.every((line) => line.isDeleted) && <p className={classes.empty}>{ko.noRows}</p>}
        {shown.length === 0 && lines.some((line) => !line.isDeleted) && <p className={classes.empty}>{ko.noMatches}</p>}
      </div>
      {canEdit && <TableFoot actions={actions} tableId={id} title={title} />}
      <output className={classes.spoken}>{spoken}</output>
    </section>
  )
}

/** The rows in the order of their elements; see `placeRows`. */
function usePlacedRows(shown: readonly RowLine[], isFrozen: boolean) {
  const [elements, setElements] = useState<readonly string[]>([])
  const placed = useMemo(() => {
    const byId = new Map(shown.map((line) => [line.id, line]))
    const wanted = shown.map((line) => line.id)
    return placeRows(elements, wanted, isFrozen).flatMap(({ id, place }) => {
      const line = byId.get(id)
      return line ? [{ line, place }] : []
    })
  }, [elements, shown, isFrozen])
  const now = placed.map(({ line }) => line.id)
  // Remembered while rendering, so that the next change starts from the elements that are really there.
  if (now.length !== elements.length || now.some((id, index) => id !== elements[index])) setElements(now)
  return placed
}
