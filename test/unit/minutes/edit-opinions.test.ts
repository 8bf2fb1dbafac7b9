import { expect, it } from "vitest"
import * as Y from "yjs"
import {
  addRows,
  addTable,
  blankProjectRow,
  blankSectionRow,
  deleteRow,
  deleteTable,
  moveRow,
  opinionFragment,
  restoreRow,
  restoreTable,
  rowOf,
  setCell,
  setState,
  sortByNumber,
} from "../../../shared/minutes/edit-opinions.ts"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"

const LOCAL = Symbol("local")
const table = {
  id: "t1",
  order: "",
  title: "의견 정리",
  subtitle: "",
  windowFrom: null,
  windowTo: null,
  groupTitle: "",
  opinionTitle: "",
  responseTitle: "",
  rows: [],
}

function docWith(...numbers: string[]): Y.Doc {
  const doc = new Y.Doc()
  addTable(doc, table)
  numbers.forEach((number) => addRows(doc, "t1", [{ ...blankProjectRow(`r${number}`), number }], { at: "end" }))
  return doc
}
function ids(doc: Y.Doc): string[] {
  return (readMinutes(doc).opinions[0]?.rows ?? []).map(({ id }) => id)
}
function join(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}
function twin(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

it("[OP1] rows stand where they were put: before, after, at the start and the end", () => {
  const doc = docWith("1", "2")
  addRows(doc, "t1", [blankSectionRow("s", "Ⅰ")], { at: "start" })
  addRows(doc, "t1", [blankProjectRow("x")], { after: "r1" })
  addRows(doc, "t1", [blankProjectRow("y")], { before: "r1" })
  addRows(doc, "t1", [blankProjectRow("z")], { after: "gone" })
  expect(ids(doc)).toEqual(["s", "y", "r1", "x", "r2", "z"])
})

it("[OP1] adding rows that are there already changes nothing", () => {
  const doc = docWith("1")
  setCell(doc, "t1", "r1", "project", "자활")
  addRows(doc, "t1", [blankProjectRow("r1")], { at: "end" })
  expect(rowOf(doc, "t1", "r1")?.get("project")).toBe("자활")
})

it("[OP2] a row moved by one and edited by another keeps both", () => {
  const a = docWith("1", "2", "3")
  const b = twin(a)
  moveRow(a, "t1", "r3", { at: "start" })
  setCell(b, "t1", "r3", "project", "새 사업")
  join(a, b)
  expect(ids(a)).toEqual(["r3", "r1", "r2"])
  expect(rowOf(a, "t1", "r3")?.get("project")).toBe("새 사업")
  expect(readMinutes(a)).toEqual(readMinutes(b))
})

it("[OP2] two moves of one row leave it once", () => {
  const a = docWith("1", "2", "3")
  const b = twin(a)
  moveRow(a, "t1", "r1", { at: "end" })
  moveRow(b, "t1", "r1", { after: "r2" })
  join(a, b)
  expect(ids(a).toSorted()).toEqual(["r1", "r2", "r3"])
  expect(ids(a)).toEqual(ids(b))
})

it("[OP3] a row can be put between two rows that got the same key", () => {
  const a = docWith("1", "9")
  const b = twin(a)
  addRows(a, "t1", [blankProjectRow("x")], { after: "r1" })
  addRows(b, "t1", [blankProjectRow("y")], { after: "r1" })
  join(a, b)
  expect(ids(a)).toEqual(["r1", "x", "y", "r9"])
  addRows(a, "t1", [blankProjectRow("between")], { after: "x" })
  expect(ids(a)).toEqual(["r1", "x", "between", "y", "r9"])
  moveRow(a, "t1", "r9", { after: "x" })
  expect(ids(a)).toEqual(["r1", "x", "r9", "between", "y"])
})

it("[OP3] keys that are no order keys are replaced when a row is put among them", () => {
  const doc = docWith("1", "2")
  rowOf(doc, "t1", "r1")?.set("order", "!!")
  rowOf(doc, "t1", "r2")?.set("order", "!!")
  addRows(doc, "t1", [blankProjectRow("x")], { after: "r1" })
  expect(ids(doc)).toEqual(["r1", "x", "r2"])
})

it("[OP4] a deleted row comes back with what was typed into it meanwhile", () => {
  const a = docWith("1")
  const b = twin(a)
  deleteRow(a, "t1", "r1", 1_000)
  setCell(b, "t1", "r1", "team", "자활지원팀")
  opinionFragment(b, "t1", "r1")?.insert(0, [new Y.XmlText("의견")])
  join(a, b)
  expect(ids(a)).toEqual([])
  restoreRow(b, "t1", "r1")
  join(a, b)
  expect(readMinutes(a).opinions[0]?.rows[0]).toMatchObject({ team: "자활지원팀", opinion: [{ kind: "paragraph" }] })
})

it("[OP4] a deleted table comes back with its rows", () => {
  const doc = docWith("1", "2")
  deleteTable(doc, "t1", 1_000)
  expect(readMinutes(doc).opinions).toEqual([])
  restoreTable(doc, "t1")
  expect(ids(doc)).toEqual(["r1", "r2"])
})

it("[OP5] undoing the adding of a row hides it and keeps what others typed into it", () => {
  const a = docWith("1")
  const undo = new Y.UndoManager(a.getMap("opinions"), { trackedOrigins: new Set([LOCAL]) })
  addRows(a, "t1", [blankProjectRow("x")], { at: "end" }, LOCAL)
  const b = twin(a)
  setCell(b, "t1", "x", "project", "남의 글")
  join(a, b)
  undo.undo()
  expect(ids(a)).toEqual(["r1"])
  undo.redo()
  expect(ids(a)).toEqual(["r1", "x"])
  expect(rowOf(a, "t1", "x")?.get("project")).toBe("남의 글")
})

it("[OP6] a cell is written only when it differs", () => {
  const doc = docWith("1")
  let updates = 0
  doc.on("update", () => updates++)
  expect(setCell(doc, "t1", "r1", "number", "1")).toBe(false)
  expect(setState(doc, "t1", ["r1", "gone"], "unreviewed")).toBe(false)
  expect(moveRow(doc, "t1", "r1", { at: "start" })).toBe(false)
  expect(updates).toBe(0)
  expect(setState(doc, "t1", ["r1"], "none")).toBe(true)
  expect(updates).toBe(1)
})

it("[OP7] a thousand rows go in transactions of 200 and one undo step", () => {
  const doc = docWith()
  const undo = new Y.UndoManager(doc.getMap("opinions"), { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 })
  let largest = 0
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    largest = Math.max(largest, transaction.changed.size)
  })
  const rows = Array.from({ length: 1000 }, (_, index) => blankProjectRow(`n${index}`))
  addRows(doc, "t1", rows, { at: "end" }, LOCAL)
  expect(ids(doc)).toEqual(rows.map(({ id }) => id))
  expect(undo.undoStack).toHaveLength(1)
  undo.undo()
  expect(ids(doc)).toEqual([])
  undo.redo()
  expect(ids(doc)).toHaveLength(1000)
})

it("[OP8] sorting by number is natural, stays within sections and keeps rows without a number at the end", () => {
  const doc = docWith("1-10", "1-9", "", "1-9-1")
  addRows(doc, "t1", [blankSectionRow("s2")], { at: "end" })
  addRows(doc, "t1", [{ ...blankProjectRow("b"), number: "2-2" }], { at: "end" })
  addRows(doc, "t1", [{ ...blankProjectRow("a"), number: "2-1" }], { at: "end" })
  expect(sortByNumber(doc, "t1")).toBe(true)
  expect(ids(doc)).toEqual(["r1-9", "r1-9-1", "r1-10", "r", "s2", "a", "b"])
  expect(sortByNumber(doc, "t1")).toBe(false)
})
