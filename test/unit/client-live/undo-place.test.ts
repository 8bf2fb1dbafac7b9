import { expect, it } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { PageUndo } from "../../../client/live/undo.ts"
import { placeOfChange, type ChangedTypes, type UndonePlace } from "../../../client/live/undo-place.ts"
import { addSeat, cycleMark } from "../../../shared/minutes/edit-attendance.ts"
import {
  addRows,
  addTable,
  blankProjectRow,
  deleteRow,
  moveRow,
  rowOf,
  setCell,
} from "../../../shared/minutes/edit-opinions.ts"
import { setHeaderField } from "../../../shared/minutes/edit-header.ts"
import { writeMinutes } from "../../../shared/minutes/write-minutes.ts"
import { blankMinutes } from "../../support/live-minutes.ts"

function openDoc(): { doc: Y.Doc; undo: Y.UndoManager; shown: (UndonePlace | null)[] } {
  const doc = new Y.Doc()
  writeMinutes(doc, blankMinutes())
  const titles = { title: "의견", subtitle: "", groupTitle: "", opinionTitle: "", responseTitle: "" }
  addTable(doc, { id: "t", order: "", windowFrom: null, windowTo: null, rows: [], ...titles })
  const seat = { mark: "unset", late: false, leftEarly: false, proxy: "", reason: "" } as const
  addSeat(doc, { id: "s1", name: "가람", position: "", sector: "public", order: "", ...seat }, { at: "end" })
  const undo = new PageUndo(doc)
  const shown: (UndonePlace | null)[] = []
  undo.on("stack-item-popped", ({ changedParentTypes }: { changedParentTypes: unknown }) => {
    shown.push(placeOfChange(doc, changedParentTypes as ChangedTypes))
  })
  return { doc, undo, shown }
}

/** What one change is undone and redone at. */
function placesOf(change: (doc: Y.Doc) => void): (UndonePlace | null)[] {
  const { doc, undo, shown } = openDoc()
  change(doc)
  undo.undo()
  undo.redo()
  return shown
}
const twice = (place: string, block: number | null = null) => [
  { place, block },
  { place, block },
]

const typeInBody = (doc: Y.Doc): void =>
  doc.transact(() => {
    const line = doc.getXmlFragment("body").get(0) as Y.XmlElement
    ;(line.get(0) as Y.XmlText).insert(0, "가")
  }, LOCAL_ORIGIN)

it("[UI90] an undone step names the place it changed: header, attendance, body", () => {
  expect(placesOf((doc) => setHeaderField(doc, "title", "새 제목", LOCAL_ORIGIN))).toEqual(twice("header.title"))
  expect(placesOf((doc) => setHeaderField(doc, "endsAt", "2031-01-01T12:00", LOCAL_ORIGIN))).toEqual(
    twice("header.startsAt"),
  )
  expect(placesOf((doc) => setHeaderField(doc, "nextReason", "휴일", LOCAL_ORIGIN))).toEqual(
    twice("header.nextStartsAt"),
  )
  expect(placesOf((doc) => cycleMark(doc, "s1", LOCAL_ORIGIN))).toEqual(twice("attendance.s1"))
  expect(placesOf(typeInBody)).toEqual(twice("body", 0))
})

it("[UI90] and in the opinion table: the cell, the rich text, the row", () => {
  const { doc, undo, shown } = openDoc()
  addRows(doc, "t", [blankProjectRow("r1"), blankProjectRow("r2")], { at: "end" })
  setCell(doc, "t", "r1", "project", "사업", LOCAL_ORIGIN)
  undo.stopCapturing()
  doc.transact(() => {
    const opinion = rowOf(doc, "t", "r2")?.get("opinion") as Y.XmlFragment
    opinion.insert(0, [new Y.XmlElement("line")])
  }, LOCAL_ORIGIN)
  undo.stopCapturing()
  moveRow(doc, "t", "r1", { after: "r2" }, LOCAL_ORIGIN)
  undo.stopCapturing()
  deleteRow(doc, "t", "r1", 1, LOCAL_ORIGIN)
  for (let step = 0; step < 4; step++) undo.undo()
  expect(shown.map((one) => one?.place)).toEqual([
    "opinion.t.r1",
    "opinion.t.r1",
    "opinion.t.r2.opinion",
    "opinion.t.r1.project",
  ])
})
