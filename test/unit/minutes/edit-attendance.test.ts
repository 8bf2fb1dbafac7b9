import { expect, it } from "vitest"
import * as Y from "yjs"
import {
  addAttachment,
  moveAttachment,
  removeAttachment,
  restoreAttachment,
  setCaption,
} from "../../../shared/minutes/edit-attachments.ts"
import {
  addObserver,
  addSeat,
  cycleMark,
  moveSeat,
  removeAttendee,
  restoreAttendee,
  setObserverField,
  setSeatField,
} from "../../../shared/minutes/edit-attendance.ts"
import { setHeaderField } from "../../../shared/minutes/edit-header.ts"
import type { Seat } from "../../../shared/minutes/minutes.ts"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"

const LOCAL = Symbol("local")

function seat(id: string, name = id): Seat {
  const blank = { position: "", sector: "private", order: "", mark: "unset", proxy: "", reason: "" } as const
  return { id, name, ...blank, late: false, leftEarly: false }
}
function docWithSeats(...ids: string[]): Y.Doc {
  const doc = new Y.Doc()
  for (const id of ids) addSeat(doc, seat(id), { at: "end" })
  return doc
}
const seatIds = (doc: Y.Doc): string[] => readMinutes(doc).attendance.seats.map(({ id }) => id)
function join(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}
function twin(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

it("[AT6] a tap cycles empty, present, absent", () => {
  const doc = docWithSeats("s1")
  const marks = [1, 2, 3].map(() => {
    cycleMark(doc, "s1")
    return readMinutes(doc).attendance.seats[0]?.mark
  })
  expect(marks).toEqual(["present", "absent", "unset"])
})

it("[AT6] a tap starts from what the cell shows: one who came late stands at present", () => {
  const doc = docWithSeats("s1")
  setSeatField(doc, "s1", "late", true)
  cycleMark(doc, "s1")
  expect(readMinutes(doc).attendance.seats[0]?.mark).toBe("absent")
})

it("[AT6] two people tapping at once agree on one step", () => {
  const a = docWithSeats("s1")
  const b = twin(a)
  cycleMark(a, "s1")
  cycleMark(b, "s1")
  join(a, b)
  expect(readMinutes(a).attendance.seats[0]?.mark).toBe("present")
  expect(readMinutes(b)).toEqual(readMinutes(a))
})

it("[AT6] a tap on a vacant seat, an observer or nobody changes nothing", () => {
  const doc = docWithSeats("s1")
  setSeatField(doc, "s1", "name", " ")
  addObserver(doc, { id: "o1", name: "가온", affiliation: "", order: "" })
  expect(["s1", "o1", "gone"].map((id) => cycleMark(doc, id))).toEqual([false, false, false])
})

it("[AT7] a seat moved by one and marked by another keeps both", () => {
  const a = docWithSeats("s1", "s2", "s3")
  const b = twin(a)
  moveSeat(a, "s3", { before: "s1" })
  cycleMark(b, "s3")
  join(a, b)
  expect(seatIds(b)).toEqual(["s3", "s1", "s2"])
  expect(readMinutes(a).attendance.seats[0]?.mark).toBe("present")
})

it("[AT7] observers stay apart from seats, and a removed one comes back with what was typed meanwhile", () => {
  const a = docWithSeats("s1")
  addObserver(a, { id: "o1", name: "가온", affiliation: "", order: "" })
  const b = twin(a)
  removeAttendee(a, "o1", 1_000)
  setObserverField(b, "o1", "affiliation", "복지정책과")
  join(a, b)
  expect(readMinutes(a).attendance.observers).toEqual([])
  restoreAttendee(a, "o1")
  expect(readMinutes(a).attendance.observers[0]).toMatchObject({ name: "가온", affiliation: "복지정책과" })
  expect(seatIds(a)).toEqual(["s1"])
})

it("[MN14] a header field is written only when it differs", () => {
  const doc = new Y.Doc()
  let updates = 0
  doc.on("update", () => updates++)
  expect(setHeaderField(doc, "place", "중회의실")).toBe(true)
  expect(setHeaderField(doc, "place", "중회의실")).toBe(false)
  expect(updates).toBe(1)
})

it("[MN14] a removed photo comes back with its caption and its place", () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(doc.getMap("attachments"), { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 })
  const photo = { order: "", kind: "photo", blob: "a".repeat(64), name: "", mime: "image/jpeg", caption: "" } as const
  for (const id of ["p1", "p2"]) addAttachment(doc, { id, ...photo, width: 4, height: 3 }, LOCAL)
  setCaption(doc, "p2", "논의하는 모습", LOCAL)
  moveAttachment(doc, "p2", { at: "start" }, LOCAL)
  removeAttachment(doc, "p2", 1_000, LOCAL)
  const ids = (): string[] => readMinutes(doc).attachments.map(({ id }) => id)
  expect(ids()).toEqual(["p1"])
  undo.undo()
  expect(readMinutes(doc).attachments[0]).toMatchObject({ id: "p2", caption: "논의하는 모습" })
  removeAttachment(doc, "p2", 2_000, LOCAL)
  restoreAttachment(doc, "p2", LOCAL)
  expect(ids()).toEqual(["p2", "p1"])
})
