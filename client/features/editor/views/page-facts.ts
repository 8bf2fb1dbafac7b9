// What the drawn parts of the body need to know of the rest of the minutes.
import * as Y from "yjs"
import { countAttendance, isVacant, summarizeAttendance } from "../../../../shared/domain/attendance.ts"
import { formatDate } from "../../../../shared/domain/korean-date.ts"
import type { Seat } from "../../../../shared/minutes/minutes.ts"
import { readAttendance } from "../../../../shared/minutes/read-attendance.ts"
import { rowOf, rowsOf } from "../../../../shared/minutes/edit-opinions.ts"
import { entryOf, sortedEntries } from "../../../../shared/minutes/entries.ts"
import { isDeleted, readFlag, readText } from "../../../../shared/minutes/read-values.ts"
import type { RowState } from "../../../../shared/minutes/schema.ts"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { countByState, opinionRowsOf } from "../../../live/opinion-rows.ts"

/** Names and counts in the text follow what they stand for within this, in ms. */
const SOON_MS = 50

/** Read from the Y.Doc when asked; listeners are called a moment after a change. */
export interface PageFacts {
  /** People who can be given a task: seats that are not vacant, in their order. */
  seats(): Seat[]
  seatName(seatId: string): string | null
  /** `15/17 공(2/3) 민(13/14)` */
  attendanceSummary(): string
  /** The table's title, and how many rows it has; null when it is gone. */
  table(tableId: string): TableFacts | null
  dateWords(date: string): string
  /** Every row of every opinion table with a number or a name, in the order of the paper. */
  rows(): RowFacts[]
  /** A row as it is called now; null when it is gone. */
  row(tableId: string, rowId: string): RowFacts | null
  /** `공공 · 총무` */
  seatWords(seat: Pick<Seat, "position" | "sector">): string
  readonly onAttendance: (listener: () => void) => () => void
  readonly onOpinions: (listener: () => void) => () => void
  /** Opens the details of the decision or task before which this position is. */
  openDetails(at: number): void
  /** Brings an opinion table into view. */
  showTable(tableId: string): void
  /** Brings an opinion row into view. */
  showRow(tableId: string, rowId: string): void
}

/** What the card of an opinion table shows of it. Rows are project rows; answered: 의견 or 의견없음. */
export interface TableFacts {
  readonly title: string
  readonly all: number
  readonly answered: number
  readonly unreviewed: number
}

/** What a link to an opinion row shows of it. */
export interface RowFacts {
  readonly tableId: string
  readonly rowId: string
  readonly number: string
  /** Its subproject, or its project where it has none. */
  readonly title: string
}

type PageActions = Pick<PageFacts, "openDetails" | "showTable" | "showRow">

export function readPageFacts(doc: Y.Doc, actions: PageActions): PageFacts {
  const attendance = doc.getMap("attendance")
  const header = doc.getMap("header")
  const opinions = doc.getMap("opinions")
  const seats = (): Seat[] => readAttendance(attendance).seats
  return {
    ...actions,
    seats: () => seats().filter((seat) => !isVacant(seat)),
    seatName: (id) => seats().find((seat) => seat.id === id && !isVacant(seat))?.name ?? null,
    attendanceSummary: () => summarizeAttendance(countAttendance(seats(), readFlag(header.get("proxyCounts")))).full,
    table: (id) => tableFacts(doc, id),
    dateWords: formatDate,
    rows: () => sortedEntries(opinions).flatMap(({ id }) => rowsOfTable(doc, id)),
    row: (tableId, rowId) => {
      const row = rowOf(doc, tableId, rowId)
      return row === null || isDeleted(row.get("deletedAt")) ? null : rowFacts(tableId, rowId, row)
    },
    seatWords: ({ position, sector }) => [ko.sectors[sector], position].filter((word) => word !== "").join(" · "),
    onAttendance: observeSoon([attendance, header]),
    onOpinions: observeSoon([opinions]),
  }
}

function tableFacts(doc: Y.Doc, id: string): TableFacts | null {
  const table = entryOf(doc.getMap("opinions"), id)
  const rows = rowsOf(doc, id)
  if (table === null || rows === null) return null
  const counts = countByState(opinionRowsOf(rows).read())
  const of = (state: RowState): number => counts.get(state) ?? 0
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return {
    title: readText(table.get("title")),
    all,
    answered: of("opinion") + of("none"),
    unreviewed: of("unreviewed"),
  }
}

function rowsOfTable(doc: Y.Doc, tableId: string): RowFacts[] {
  const rows = rowsOf(doc, tableId)
  if (rows === null) return []
  return sortedEntries(rows, (row) => row.get("kind") !== "section").flatMap(({ id }) => {
    const row = entryOf(rows, id)
    const facts = row === null ? null : rowFacts(tableId, id, row)
    return facts === null || facts.number + facts.title === "" ? [] : [facts]
  })
}

function rowFacts(tableId: string, rowId: string, row: Y.Map<unknown>): RowFacts {
  const text = (field: string) => readText(row.get(field)).trim()
  return { tableId, rowId, number: text("number"), title: text("subproject") || text("project") }
}

/**
 * Calls back a moment after a change, once for all that come until then. By a timer: a frame that is asked for and shows
 * nothing new makes the next keystroke wait for its own. However many listen (every task, every row link), the document is
 * watched once.
 */
function observeSoon(types: readonly Y.Map<unknown>[]): (listener: () => void) => () => void {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const onChange = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    // Letters inside an opinion are no fact of the page, and somebody types them all the time.
    if (!events.some(({ target }) => target instanceof Y.Map)) return
    timer ??= setTimeout(() => {
      timer = undefined
      for (const listener of listeners) listener()
    }, SOON_MS)
  }
  return (listener) => {
    if (listeners.size === 0) for (const type of types) type.observeDeep(onChange)
    listeners.add(listener)
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return
      clearTimeout(timer)
      timer = undefined
      for (const type of types) type.unobserveDeep(onChange)
    }
  }
}
