// What the keyboard and the buttons of one opinion table do. Lives as long as the table, so that rows stay memoized.
import type { KeyboardEvent } from "react"
import {
  addRows,
  blankProjectRow,
  blankSectionRow,
  deleteRow,
  moveRow,
  restoreRow,
  rowOf,
  rowsOf,
  setState,
  sortByNumber,
} from "../../../shared/minutes/edit-opinions.ts"
import { sortedEntries } from "../../../shared/minutes/entries.ts"
import type { OpinionRow, ProjectRow } from "../../../shared/minutes/minutes.ts"
import type { Place } from "../../../shared/minutes/order.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import type { MeetingSession } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import { opinionRowsOf } from "../../live/opinion-rows.ts"
import { actOnKey } from "./grid-keys.ts"
import type { GridSelection } from "./grid-selection.ts"
import { blankRowsOfProject, rowLabel } from "./row-lines.ts"
import type { RowLine } from "./row-lines.ts"
import { focusTools, keepFocusNear, leaveGrid, stepThroughTools } from "./table-focus.ts"
import { showUndo } from "./undo-notice.tsx"

export interface TableActions {
  /** The rows now on screen, in their order there. */
  show(rows: readonly RowLine[]): void
  /** The grid itself got the focus: go to its first row. */
  enter(): void
  /** A key on a cell. True = the grid took it. */
  key(event: KeyboardEvent): boolean
  /** Adds a row below `rowId`, or at the end; it inherits the project's cells of the row above. */
  addRow(rowId: string | null): void
  addSection(rowId: string | null): void
  remove(rowId: string): void
  restore(rowId: string): void
  move(rowId: string, by: -1 | 1): void
  moveTo(rowId: string, place: Place): void
  setState(rowId: string, state: RowState): void
  /** 의견없음 by a swipe: said, and one tap from being taken back. */
  setNone(rowId: string): void
  /** 의견없음 for every row of the row's project that is still blank. */
  setProjectNone(rowId: string): void
  sortRows(): void
  /** A key on the buttons beside a row. True = it was taken. */
  toolsKey(event: KeyboardEvent): boolean
}

interface Wiring {
  readonly session: MeetingSession
  readonly tableId: string
  readonly selection: GridSelection
  /** Tells screen readers what happened. */
  readonly say: (sentence: string) => void
}

/** Cells a new row below takes over: the project it most likely belongs to. */
const INHERITED = ["scope", "project", "department", "team", "officer"] as const

export function createTableActions(wiring: Wiring): TableActions {
  const { session, tableId, selection, say } = wiring
  const { doc } = session
  let shown: readonly RowLine[] = []

  const addAt = (row: OpinionRow, rowId: string | null) => {
    session.undo.stopCapturing()
    const place: Place = rowId === null ? { at: "end" } : { after: rowId }
    addRows(doc, tableId, [row], place, LOCAL_ORIGIN)
    selection.select(row.id, row.kind === "section" ? "title" : "number", "editing")
  }

  /** Rows that somebody has answered since keep their answer. */
  const takeNoneBack = (rowIds: readonly string[]) => {
    const still = rowIds.filter((rowId) => rowOf(doc, tableId, rowId)?.get("state") === "none")
    session.undo.stopCapturing()
    setState(doc, tableId, still, "unreviewed", LOCAL_ORIGIN)
  }

  const backToCell = (rowId: string) => {
    const isSection = rowOf(doc, tableId, rowId)?.get("kind") === "section"
    selection.select(rowId, isSection ? "title" : "opinion")
  }

  const actions: TableActions = {
    show(rows) {
      shown = rows
    },
    enter() {
      const [first] = shown
      if (first) selection.select(first.id, first.kind === "section" ? "title" : "number")
    },
    key(event) {
      const cell = selection.cell()
      if (!cell) return false
      const act = actOnKey(shown, cell, {
        key: event.key,
        shift: event.shiftKey,
        alt: event.altKey,
        ctrl: event.ctrlKey || event.metaKey,
        composing: event.nativeEvent.isComposing || event.keyCode === 229,
      })
      if (act.act === "none") return false
      if (act.act === "go") selection.select(act.cell.rowId, act.cell.column, act.cell.mode)
      if (act.act === "mode") selection.select(cell.rowId, cell.column, act.mode)
      if (act.act === "moveRow") actions.move(cell.rowId, act.by)
      if (act.act === "leave") leaveGrid(tableId)
      if (act.act === "tools") focusTools(tableId, cell.rowId)
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    addRow: (rowId) => addAt(inheriting(wiring, rowId), rowId),
    addSection: (rowId) => addAt(blankSectionRow(newId()), rowId),
    remove(rowId) {
      const row = rowOf(doc, tableId, rowId)
      if (!row) return
      session.undo.stopCapturing()
      const sentence = row.get("kind") === "section" ? ko.removedSection : ko.removed(rowLabel(row))
      const after = neighbourOf(shown, rowId)
      selection.leave()
      deleteRow(doc, tableId, rowId, Date.now(), LOCAL_ORIGIN)
      keepFocusNear(tableId, after)
      showUndo(`removed-${rowId}`, sentence, () => actions.restore(rowId))
    },
    restore: (rowId) => void restoreRow(doc, tableId, rowId, LOCAL_ORIGIN),
    move(rowId, by) {
      const rows = shown.filter((row) => !row.isDeleted)
      const neighbour = rows[rows.findIndex((row) => row.id === rowId) + by]
      if (neighbour) actions.moveTo(rowId, by < 0 ? { before: neighbour.id } : { after: neighbour.id })
    },
    moveTo(rowId, place) {
      session.undo.stopCapturing()
      if (!moveRow(doc, tableId, rowId, place, LOCAL_ORIGIN)) return
      session.undo.stopCapturing()
      const all = rowsOf(doc, tableId)
      const ids = all ? sortedEntries(all).map(({ id }) => id) : []
      say(ko.moved(ids.indexOf(rowId) + 1, ids.length))
    },
    setState(rowId, state) {
      session.undo.stopCapturing()
      setState(doc, tableId, [rowId], state, LOCAL_ORIGIN)
    },
    setNone(rowId) {
      const row = rowOf(doc, tableId, rowId)
      if (!row) return
      actions.setState(rowId, "none")
      showUndo(`none-${rowId}`, ko.noneSet(rowLabel(row)), () => takeNoneBack([rowId]))
    },
    setProjectNone(rowId) {
      const rows = rowsOf(doc, tableId)
      const blank = rows ? blankRowsOfProject(opinionRowsOf(rows).read(), rowId) : []
      if (blank.length === 0) return say(ko.projectNoneAlready)
      session.undo.stopCapturing()
      setState(doc, tableId, blank, "none", LOCAL_ORIGIN)
      showUndo(`none-project-${rowId}`, ko.projectNone(blank.length), () => takeNoneBack(blank))
    },
    sortRows() {
      session.undo.stopCapturing()
      say(sortByNumber(doc, tableId, LOCAL_ORIGIN) ? ko.sorted : ko.sortedAlready)
    },
    toolsKey(event) {
      const cell = selection.cell()
      if (cell?.column !== "tools") return false
      const isMove = event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")
      if (isMove) actions.move(cell.rowId, event.key === "ArrowUp" ? -1 : 1)
      else if (!stepThroughTools(event, () => backToCell(cell.rowId))) return false
      event.preventDefault()
      return true
    },
  }
  return actions
}

/** The row a deletion leads to: the next one on screen, else the one before it. */
function neighbourOf(shown: readonly RowLine[], rowId: string): string | null {
  const rows = shown.filter((row) => !row.isDeleted)
  const at = rows.findIndex((row) => row.id === rowId)
  return (rows[at + 1] ?? rows[at - 1])?.id ?? null
}

function inheriting({ session, tableId }: Wiring, rowId: string | null): ProjectRow {
  const row = blankProjectRow(newId())
  const above = rowId === null ? null : rowOf(session.doc, tableId, rowId)
  if (!above || above.get("kind") === "section") return row
  const taken = Object.fromEntries(INHERITED.map((field) => [field, readText(above.get(field))]))
  return { ...row, ...taken }
}
