// What the keyboard and the buttons of one opinion table do. Lives as long as the table, so that rows stay memoized.
import { notifications } from "@mantine/notifications"
import { createElement } from "react"
import type { KeyboardEvent } from "react"
import {
  addRows,
  blankProjectRow,
  blankSectionRow,
  deleteRow,
  moveRow,
  restoreRow,
  rowOf,
  setState,
  sortByNumber,
} from "../../../shared/minutes/edit-opinions.ts"
import type { OpinionRow, ProjectRow } from "../../../shared/minutes/minutes.ts"
import type { Place } from "../../../shared/minutes/order.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import type { MeetingSession } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import { actOnKey } from "./grid-keys.ts"
import type { GridSelection } from "./grid-selection.ts"
import { rowLabel } from "./row-lines.ts"
import type { RowLine } from "./row-lines.ts"
import { UndoNotice } from "./undo-notice.tsx"

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
  setState(rowId: string, state: RowState): void
  sortRows(): void
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
      if (act.act === "leave") gridOf(tableId)?.parentElement?.focus()
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
      selection.leave()
      deleteRow(doc, tableId, rowId, Date.now(), LOCAL_ORIGIN)
      const notice = `removed-${rowId}`
      const undo = () => {
        restoreRow(doc, tableId, rowId, LOCAL_ORIGIN)
        notifications.hide(notice)
      }
      notifications.show({ id: notice, message: createElement(UndoNotice, { sentence, undo }), autoClose: 10_000 })
    },
    restore: (rowId) => void restoreRow(doc, tableId, rowId, LOCAL_ORIGIN),
    move(rowId, by) {
      const rows = shown.filter((row) => !row.isDeleted)
      const at = rows.findIndex((row) => row.id === rowId)
      const neighbour = rows[at + by]
      if (at < 0 || !neighbour) return
      session.undo.stopCapturing()
      moveRow(doc, tableId, rowId, by < 0 ? { before: neighbour.id } : { after: neighbour.id }, LOCAL_ORIGIN)
      say(ko.moved(at + by + 1, rows.length))
    },
    setState(rowId, state) {
      session.undo.stopCapturing()
      setState(doc, tableId, [rowId], state, LOCAL_ORIGIN)
    },
    sortRows() {
      session.undo.stopCapturing()
      if (sortByNumber(doc, tableId, LOCAL_ORIGIN)) say(ko.sorted)
    },
  }
  return actions
}

function inheriting({ session, tableId }: Wiring, rowId: string | null): ProjectRow {
  const row = blankProjectRow(newId())
  const above = rowId === null ? null : rowOf(session.doc, tableId, rowId)
  if (!above || above.get("kind") === "section") return row
  const taken = Object.fromEntries(INHERITED.map((field) => [field, readText(above.get(field))]))
  return { ...row, ...taken }
}

function gridOf(tableId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-grid="${CSS.escape(tableId)}"]`)
}

function focusTools(tableId: string, rowId: string): void {
  const row = gridOf(tableId)?.querySelector(`[data-row="${CSS.escape(rowId)}"]`)
  row?.querySelector<HTMLElement>("[data-tools] :is(select, button)")?.focus()
}
