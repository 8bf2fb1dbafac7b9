import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { countStates, departmentsOf, NO_FILTER, rowsToShow } from "../../../client/features/opinions/row-filter.ts"
import { readRowLines } from "../../../client/features/opinions/row-lines.ts"
import {
  addRows,
  addTable,
  blankProjectRow,
  blankSectionRow,
  deleteRow,
  rowsOf,
} from "../../../shared/minutes/edit-opinions.ts"

const paragraph = (text: string) => [
  { id: "p", kind: "paragraph" as const, level: 0, inline: [{ type: "text" as const, text }] },
]

function open() {
  const doc = new Y.Doc()
  const titles = { title: "", subtitle: "", groupTitle: "", opinionTitle: "", responseTitle: "" }
  addTable(doc, { id: "t", order: "", windowFrom: null, windowTo: null, ...titles, rows: [] })
  const row = blankProjectRow
  addRows(
    doc,
    "t",
    [
      blankSectionRow("s1", "첫 구역"),
      { ...row("a"), number: "1-1-1", project: "가", department: "복지과", state: "none" },
      { ...row("b"), number: "1-1-2", project: "가", department: "여성과", opinion: paragraph("지표를 더한다") },
      blankSectionRow("s2", "둘째 구역"),
      { ...row("c"), number: "1-2-1", project: "나", state: "abolished" },
    ],
    { at: "end" },
  )
  const rows = rowsOf(doc, "t")
  if (rows === null) throw new Error("no rows")
  return { doc, lines: () => readRowLines(rows) }
}
const ids = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id)

describe("finding rows", () => {
  it("[UI58] computes serial and grouping; an abolished project takes no serial", () => {
    const shown = open().lines()
    expect(shown.map(({ serial, printsGroup }) => [serial, printsGroup])).toEqual([
      ["", true],
      ["1", true],
      ["", false],
      ["", true],
      ["-", true],
    ])
  })

  it("[UI59] filters by state, department and words, also those of the opinion, and keeps a section with its rows", () => {
    const lines = open().lines()
    expect(ids(rowsToShow(lines, { ...NO_FILTER, state: "none" }, null))).toEqual(["s1", "a"])
    expect(ids(rowsToShow(lines, { ...NO_FILTER, department: "" }, null))).toEqual(["s2", "c"])
    expect(ids(rowsToShow(lines, { ...NO_FILTER, text: "지표 1-1" }, null))).toEqual(["s1", "b"])
    expect(rowsToShow(lines, { ...NO_FILTER, text: "없는 말" }, null)).toEqual([])
  })

  it("[UI60] never hides the row this person is in, filtered away or deleted by somebody else", () => {
    const { doc, lines } = open()
    expect(ids(rowsToShow(lines(), { ...NO_FILTER, state: "none" }, "c"))).toEqual(["s1", "a", "s2", "c"])
    deleteRow(doc, "t", "b", 1)
    expect(ids(rowsToShow(lines(), NO_FILTER, "b"))).toContain("b")
    expect(ids(rowsToShow(lines(), NO_FILTER, null))).not.toContain("b")
  })

  it("[UI61] counts rows by state and names each department once", () => {
    const lines = open().lines()
    expect([...countStates(lines)]).toEqual([
      ["none", 1],
      ["unreviewed", 1],
      ["abolished", 1],
    ])
    expect(departmentsOf(lines)).toEqual(["", "복지과", "여성과"])
  })
})
