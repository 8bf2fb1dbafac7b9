// What the drawn parts of the body need to know of the rest of the minutes.
import * as Y from "yjs"
import { countAttendance, isVacant, summarizeAttendance } from "../../../../shared/domain/attendance.ts"
import { formatDate } from "../../../../shared/domain/korean-date.ts"
import type { OpinionTable, Seat } from "../../../../shared/minutes/minutes.ts"
import { isMap, readAttendance } from "../../../../shared/minutes/read-attendance.ts"
import { readOpinionTable } from "../../../../shared/minutes/read-opinions.ts"
import { readFlag } from "../../../../shared/minutes/read-values.ts"

/** Read from the Y.Doc when asked; listeners are called once a frame at most. */
export interface PageFacts {
  /** People who can be given a task: seats that are not vacant, in their order. */
  seats(): Seat[]
  seatName(seatId: string): string | null
  /** `15/17 공(2/3) 민(13/14)` */
  attendanceSummary(): string
  table(tableId: string): OpinionTable | null
  dateWords(date: string): string
  onAttendance(listener: () => void): () => void
  onOpinions(listener: () => void): () => void
  /** Opens the details of the decision or task before which this position is. */
  openDetails(at: number): void
  /** Brings an opinion table into view. */
  showTable(tableId: string): void
}

export function readPageFacts(
  doc: Y.Doc,
  actions: { readonly openDetails: (at: number) => void; readonly showTable: (tableId: string) => void },
): PageFacts {
  const attendance = doc.getMap("attendance")
  const header = doc.getMap("header")
  const opinions = doc.getMap("opinions")
  const seats = (): Seat[] => readAttendance(attendance).seats
  return {
    ...actions,
    seats: () => seats().filter((seat) => !isVacant(seat)),
    seatName: (id) => seats().find((seat) => seat.id === id && !isVacant(seat))?.name ?? null,
    attendanceSummary: () => summarizeAttendance(countAttendance(seats(), readFlag(header.get("proxyCounts")))).full,
    table: (id) => {
      const fields = opinions.get(id)
      return isMap(fields) ? readOpinionTable(id, fields) : null
    },
    dateWords: formatDate,
    onAttendance: (listener) => observeFrames([attendance, header], listener),
    onOpinions: (listener) => observeFrames([opinions], listener),
  }
}

/** Calls back in the frame after a change; many changes in one frame are one call. */
function observeFrames(types: readonly Y.Map<unknown>[], listener: () => void): () => void {
  let frame = 0
  const onChange = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      listener()
    })
  }
  for (const type of types) type.observeDeep(onChange)
  return () => {
    cancelAnimationFrame(frame)
    for (const type of types) type.unobserveDeep(onChange)
  }
}
