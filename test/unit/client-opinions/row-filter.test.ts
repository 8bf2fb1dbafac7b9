import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { NO_FILTER, namesOf, rowsToShow } from "../../../client/features/opinions/row-filter.ts"
import type { RowFilter } from "../../../client/features/opinions/row-filter.ts"
import { blankRowsOfProject, toRowLines } from "../../../client/features/opinions/row-lines.ts"
import { countByState, opinionRowsOf } from "../../../client/live/opinion-rows.ts"
import {
  addRows,
  addTable,
  blankProjectRow,
  blankSectionRow,
  deleteRow,
  rowsOf,
  setState,
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
      { ...row("a"), number: "1-1-1", project: "가", department: "복지과", officer: "나", state: "none" },
      { ...row("b"), number: "1-1-2", project: "가", department: "여성과", opinion: paragraph("지표를 더한다") },
      blankSectionRow("s2", "둘째 구역"),
      { ...row("c"), number: "1-2-1", project: "나", state: "abolished" },
    ],
    { at: "end" },
  )
  const rows = rowsOf(doc, "t")
  if (rows === null) throw new Error("no rows")
  const facts = () => opinionRowsOf(rows).read()
  const show = (filter: Partial<RowFilter>, heldRow: string | null = null) =>
    ids(
      rowsToShow(toRowLines(facts()), { ...NO_FILTER, ...filter }, heldRow, {
        rows: facts(),
        isMine: ({ officer }) => officer === "나",
      }),
    )
  return { doc, facts, lines: () => toRowLines(facts()), show }
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
    const { show } = open()
    expect(show({ state: "none" })).toEqual(["s1", "a"])
    expect(show({ department: "" })).toEqual(["s2", "c"])
    expect(show({ text: "지표 1-1" })).toEqual(["s1", "b"])
    expect(show({ text: "없는 말" })).toEqual([])
  })

  it("[UI130] filters by officer, by what is mine and by what is not answered yet", () => {
    const { doc, show } = open()
    expect(show({ officer: "나" })).toEqual(["s1", "a"])
    expect(show({ isMine: true })).toEqual(["s1", "a"])
    expect(show({ isUnanswered: true })).toEqual(["s1", "b"])
    setState(doc, "t", ["b"], "opinion")
    expect(show({ isUnanswered: true })).toEqual([])
    setState(doc, "t", ["c"], "opinion")
    expect(show({ isUnanswered: true })).toEqual(["s2", "c"])
  })

  it("[UI131] the blank rows of a project are those nobody has answered and nobody has written in", () => {
    const { doc, facts } = open()
    expect(blankRowsOfProject(facts(), "a")).toEqual([])
    addRows(doc, "t", [{ ...blankProjectRow("d"), number: "1-1-3", project: "가" }], { after: "b" })
    expect(blankRowsOfProject(facts(), "a")).toEqual(["d"])
    expect(blankRowsOfProject(facts(), "c")).toEqual([])
    deleteRow(doc, "t", "d", 1)
    expect(blankRowsOfProject(facts(), "a")).toEqual([])
  })

  it("[UI60] never hides the row this person is in, filtered away or deleted by somebody else", () => {
    const { doc, show } = open()
    expect(show({ state: "none" }, "c")).toEqual(["s1", "a", "s2", "c"])
    deleteRow(doc, "t", "b", 1)
    expect(show({}, "b")).toContain("b")
    expect(show({})).not.toContain("b")
  })

  it("[UI61] counts rows by state and names each department once", () => {
    const { facts } = open()
    expect([...countByState(facts())]).toEqual([
      ["none", 1],
      ["unreviewed", 1],
      ["abolished", 1],
    ])
    expect(namesOf(facts(), "department")).toEqual(["", "복지과", "여성과"])
    expect(namesOf(facts(), "officer")).toEqual(["", "나"])
  })
})
