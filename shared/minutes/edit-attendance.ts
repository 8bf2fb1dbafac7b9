// Edits of the attendance block. All of them answer whether anything changed.
import type * as Y from "yjs"
import { shownMark } from "../domain/attendance.ts"
import { addEntries, entryOf, moveEntry, setDeleted, setField, type Fields } from "./entries.ts"
import type { Observer, Seat } from "./minutes.ts"
import type { Place } from "./order.ts"
import { readSeat } from "./read-attendance.ts"
import { rootMap } from "./roots.ts"
import { MARKS, type Mark } from "./schema.ts"
import { mapOf } from "./write-minutes.ts"

export type SeatField = Exclude<keyof Seat, "id" | "order">
export type ObserverField = Exclude<keyof Observer, "id" | "order">

/** What one more tap makes of a mark: 빈칸 → ○ → X → 빈칸. */
function nextMark(mark: Mark): Mark {
  return MARKS[(MARKS.indexOf(mark) + 1) % MARKS.length] ?? "unset"
}

/** One tap, from what the cell shows (late without a mark shows ○). Writes the resulting value, not a step, so that two taps at once agree. A vacant seat takes no mark. */
export function cycleMark(doc: Y.Doc, seatId: string, origin: unknown = null): boolean {
  const seat = entryOf(rootMap(doc, "attendance"), seatId)
  if (seat === null || !isSeat(seat)) return false
  const shown = shownMark(readSeat(seatId, seat))
  return shown !== "vacant" && setField(doc, seat, "mark", nextMark(shown), origin)
}

export function setSeatField<F extends SeatField>(
  doc: Y.Doc,
  seatId: string,
  field: F,
  value: Seat[F],
  origin: unknown = null,
): boolean {
  return setField(doc, entryOf(rootMap(doc, "attendance"), seatId), field, value, origin)
}

/** Adds a seat that joined after the meeting was made. */
export function addSeat(doc: Y.Doc, seat: Seat, place: Place, origin: unknown = null): boolean {
  return addTo(doc, "seat", seat, { place, accepts: isSeat }, origin)
}

/** Adds an observer (배석자) behind the last one. */
export function addObserver(doc: Y.Doc, observer: Observer, origin: unknown = null): boolean {
  return addTo(doc, "observer", observer, { place: { at: "end" }, accepts: isObserver }, origin)
}

export function setObserverField<F extends ObserverField>(
  doc: Y.Doc,
  observerId: string,
  field: F,
  value: Observer[F],
  origin: unknown = null,
): boolean {
  return setField(doc, entryOf(rootMap(doc, "attendance"), observerId), field, value, origin)
}

export function moveSeat(doc: Y.Doc, seatId: string, place: Place, origin: unknown = null): boolean {
  return moveEntry(doc, rootMap(doc, "attendance"), seatId, { place, accepts: isSeat }, origin)
}

/** Takes a seat or an observer off the list; `at` is Unix ms. */
export function removeAttendee(doc: Y.Doc, id: string, at: number, origin: unknown = null): boolean {
  return setDeleted(doc, rootMap(doc, "attendance"), id, at, origin)
}

export function restoreAttendee(doc: Y.Doc, id: string, origin: unknown = null): boolean {
  return setDeleted(doc, rootMap(doc, "attendance"), id, null, origin)
}

function addTo(
  doc: Y.Doc,
  kind: "seat" | "observer",
  { id, ...fields }: Seat | Observer,
  where: { place: Place; accepts: (fields: Fields) => boolean },
  origin: unknown,
): boolean {
  const attendance = rootMap(doc, "attendance")
  if (attendance === null || attendance.has(id)) return false
  addEntries(doc, attendance, [{ id, make: () => mapOf({ kind, ...fields }) }], where, origin)
  return true
}

function isSeat(fields: Fields): boolean {
  return (fields.get("kind") ?? "seat") === "seat"
}

function isObserver(fields: Fields): boolean {
  return fields.get("kind") === "observer"
}
