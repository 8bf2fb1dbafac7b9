// Seats and observers of the attendance block.
import * as Y from "yjs"
import { liveEntries } from "./claim-ids.ts"
import type { Observer, Seat } from "./minutes.ts"
import { byOrder, readChoice, readFlag, readText } from "./read-values.ts"
import { MARKS, SECTORS } from "./schema.ts"

/** Both lists by (order, id). An entry without a kind is a seat; one of a kind nobody knows is in neither list. */
export function readAttendance(attendance: Y.Map<unknown> | null): { seats: Seat[]; observers: Observer[] } {
  const seats: Seat[] = []
  const observers: Observer[] = []
  for (const { id, fields } of liveEntries(attendance, isMap)) {
    const kind = fields.get("kind") ?? "seat"
    if (kind === "seat") seats.push(readSeat(id, fields))
    if (kind === "observer") observers.push(readObserver(id, fields))
  }
  return { seats: seats.toSorted(byOrder), observers: observers.toSorted(byOrder) }
}

export function isMap(value: unknown): value is Y.Map<unknown> {
  return value instanceof Y.Map
}

/** One seat from its entry. */
export function readSeat(id: string, fields: Y.Map<unknown>): Seat {
  return {
    id,
    name: readText(fields.get("name")),
    position: readText(fields.get("position")),
    sector: readChoice(fields.get("sector"), SECTORS, "private"),
    order: readText(fields.get("order")),
    mark: readChoice(fields.get("mark"), MARKS, "unset"),
    late: readFlag(fields.get("late")),
    leftEarly: readFlag(fields.get("leftEarly")),
    proxy: readText(fields.get("proxy")),
    reason: readText(fields.get("reason")),
  }
}

function readObserver(id: string, fields: Y.Map<unknown>): Observer {
  return {
    id,
    name: readText(fields.get("name")),
    affiliation: readText(fields.get("affiliation")),
    order: readText(fields.get("order")),
  }
}
