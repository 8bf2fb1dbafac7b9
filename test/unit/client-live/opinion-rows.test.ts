import { expect, it } from "vitest"
import * as Y from "yjs"
import { opinionRowsOf } from "../../../client/live/opinion-rows.ts"
import {
  addRows,
  addTable,
  blankProjectRow,
  deleteRow,
  moveRow,
  opinionFragment,
  rowsOf,
  setCell,
} from "../../../shared/minutes/edit-opinions.ts"

function openTable() {
  const doc = new Y.Doc()
  const titles = { title: "", subtitle: "", groupTitle: "", opinionTitle: "", responseTitle: "" }
  addTable(doc, { id: "t", order: "", windowFrom: null, windowTo: null, ...titles, rows: [] })
  addRows(
    doc,
    "t",
    ["a", "b", "c"].map((id) => blankProjectRow(id)),
    { at: "end" },
  )
  const rows = rowsOf(doc, "t")
  if (rows === null) throw new Error("no rows")
  return { doc, store: opinionRowsOf(rows) }
}

it("[UI132] letters inside an opinion tell nobody; a cell, a move and a delete tell once each, with only that row new", () => {
  const { doc, store } = openTable()
  let told = 0
  const stop = store.subscribe(() => (told += 1))
  const before = store.read()
  opinionFragment(doc, "t", "a")?.insert(0, [new Y.XmlText("글")])
  expect([told, store.read()]).toEqual([0, before])
  setCell(doc, "t", "b", "officer", "가")
  expect(told).toBe(1)
  expect(store.read().map((row, index) => row === before[index])).toEqual([true, false, true])
  moveRow(doc, "t", "c", { before: "a" })
  expect(store.read().map(({ id }) => id)).toEqual(["c", "a", "b"])
  deleteRow(doc, "t", "a", 1)
  expect(store.read().map(({ isDeleted }) => isDeleted)).toEqual([false, true, false])
  expect(told).toBe(3)
  stop()
})

it("[UI132] what changed while nobody listened is seen by the next reader", () => {
  const { doc, store } = openTable()
  expect(store.read()).toHaveLength(3)
  setCell(doc, "t", "b", "officer", "가")
  addRows(doc, "t", [blankProjectRow("d")], { at: "end" })
  expect(store.read().map(({ officer }) => officer)).toEqual(["", "가", "", ""])
})
