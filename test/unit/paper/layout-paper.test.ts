import * as fc from "fast-check"
import { expect, it } from "vitest"
import { blankProjectRow, blankSectionRow } from "../../../shared/minutes/edit-opinions.ts"
import type { Line, Minutes, OpinionRow, OpinionTable, ProjectRow, Seat } from "../../../shared/minutes/minutes.ts"
import { layoutPaper } from "../../../shared/paper/layout-paper.ts"
import type { PaperBlock, PaperCell, PaperLine, PaperOpinionTable } from "../../../shared/paper/paper.ts"
import { minutesArbitrary } from "../../support/minutes-arbitrary.ts"

const EMPTY: Minutes = {
  version: 1,
  header: {
    title: "2030년 1차 일자리분과 회의록",
    organizationName: "한빛시 지역사회보장협의체",
    committeeName: "일자리분과",
    startsAt: "2018-01-23T14:00",
    endsAt: "2018-01-23T16:00",
    place: "중회의실",
    nextStartsAt: null,
    nextPlace: "",
    nextReason: "",
    proxyCounts: false,
  },
  attendance: { seats: [], observers: [] },
  body: [],
  opinions: [],
  attachments: [],
}
function seat(id: string, name: string, fields: Partial<Seat> = {}): Seat {
  const blank = { position: "", sector: "private", order: id, mark: "present", proxy: "", reason: "" } as const
  return { id, name, ...blank, late: false, leftEarly: false, ...fields }
}
function table(rows: OpinionRow[], fields: Partial<OpinionTable> = {}): OpinionTable {
  const titles = {
    title: "의견 정리",
    subtitle: "세부사업",
    groupTitle: "평가",
    opinionTitle: "의견",
    responseTitle: "",
  }
  return { id: "t", order: "a0", windowFrom: "2018-01-16", windowTo: "2018-01-29", ...titles, rows, ...fields }
}
const project = (id: string, number: string, fields: Partial<ProjectRow> = {}): ProjectRow => ({
  ...blankProjectRow(id),
  number,
  project: "여성취업지원",
  subproject: id,
  ...fields,
})
const line = (id: string, kind: "agendaItem" | "bullet" | "note", text: string, level = 0): Line => ({
  type: "line",
  id,
  kind,
  level,
  inline: [{ type: "text", text }],
})
const words = (item: PaperLine): string => [item.mark, item.runs.map(({ text }) => text).join("")].join(" ").trim()
const blockWords = (block: PaperBlock): string => (block.type === "line" ? words(block) : block.type)
const cellWords = (cell: PaperCell): string => cell.lines.map(words).join("/")

it("[MN11] the header table carries date, place and the computed attendance with names column by column", () => {
  const seats = [
    seat("a1", "", { position: "공공분과장", sector: "public" }),
    seat("a2", "나래", { position: "총무" }),
    seat("a3", "다솜", { sector: "public", mark: "absent" }),
    seat("a4", "라온", { proxy: "마루" }),
  ]
  const observers = [{ id: "o", name: "바다", affiliation: "복지정책과", order: "a0" }]
  const paper = layoutPaper({ ...EMPTY, attendance: { seats, observers } })
  expect(paper.when.text).toBe("2018. 1. 23.(화) 14:00~16:00")
  expect(paper.attendance.label).toEqual(["참석자(총 1명)", "1/3", "공(0/1)", "민(1/2)"])
  expect(paper.attendance.rows.map((row) => row.map(({ name, mark }) => name + mark))).toEqual([
    ["공 석(공공분과장)-", "다솜(공공)X", ""],
    ["나래(총무)○", "라온(대리 마루)○", ""],
  ])
  expect(paper.attendance.observers?.text).toBe("바다(복지정책과)")
})

it("[MN11] topics and results derive from the agenda: one row per top item, items under it as headings", () => {
  const body = [
    line("1", "agendaItem", "보고"),
    line("1a", "agendaItem", "인사", 1),
    line("2", "agendaItem", "논의"),
    line("b", "bullet", "합의함"),
    line("2a", "agendaItem", "위촉", 1),
    line("n", "note", "참조"),
  ]
  const paper = layoutPaper({ ...EMPTY, body })
  expect(paper.topics.lines.map(words)).toEqual(["1. 보고", "가. 인사", "2. 논의", "가. 위촉"])
  expect(paper.results.rows.map((row) => [row.topics.map(words), row.content.map(blockWords)])).toEqual([
    [["1. 보고", "가. 인사"], ["가. 인사"]],
    [
      ["2. 논의", "가. 위촉"],
      ["- 합의함", "가. 위촉", "※ 참조"],
    ],
  ])
})

it("[MN12] links to rows and people print what those are called now", () => {
  const inline = [
    { type: "rowLink" as const, tableId: "t", rowId: "r", label: "1-1" },
    { type: "rowLink" as const, tableId: "t", rowId: "gone", label: "9-9" },
    { type: "mention" as const, seatId: "a1", label: "옛 이름" },
  ]
  const body: Line[] = [
    { type: "line", id: "x", kind: "task", level: 0, inline, assignees: ["a1", "gone"], due: "2018-02-01" },
    {
      ...line("y", "note", "찬반"),
      kind: "decision",
      result: "approved",
      votesFor: 8,
      votesAgainst: 2,
      votesAbstain: null,
    },
  ]
  const attendance = { seats: [seat("a1", "나래")], observers: [] }
  const paper = layoutPaper({ ...EMPTY, body, attendance, opinions: [table([project("r", "1-6-4")])] })
  expect(paper.results.rows[0]?.content.map(blockWords)).toEqual([
    "할 일: 1-6-49-9나래 (담당 나래·명단에 없는 위원, 기한 2018. 2. 1.)",
    "결정 사항: 찬반 (승인, 찬성 8 반대 2)",
  ])
})

it("[MN13] 끝. stands behind the last attachment line, or below the closing table when there is none", () => {
  expect(layoutPaper(EMPTY).closing).toEqual({ text: " 끝.", placement: "belowTable" })
  const paper = layoutPaper({ ...EMPTY, opinions: [table([])] }, { attachmentLabel: "붙임" })
  expect(paper.attachments).toEqual(["붙임1. 의견 정리"])
  expect(paper.closing.placement).toBe("afterAttachments")
})

it("[OP13] the opinion table has a two-level header and merges a project's cells over its rows", () => {
  const rows = [
    blankSectionRow("s", "Ⅰ 좋은 일자리"),
    project("a", "1-6-1", { scope: "universal", state: "none" }),
    project("b", "1-6-2"),
    project("c", "1-9-1", { state: "abolished", abolishedNote: "2016년 사업 폐지" }),
  ]
  const [printed] = layoutPaper({ ...EMPTY, opinions: [table(rows)] }).opinionTables
  expect(printed?.heading).toBe("<첨부1. 의견 정리>")
  expect(printed?.head.map((row) => row.map(cellWords))).toEqual([
    ["연번", "사업번호", "구분", "사업명", "세부사업", "담당부서", "담당팀", "담당자", "평가"],
    ["의견(2018. 1. 16.~29.)", "사업부서 의견(후속조치)"],
  ])
  expect(printed?.rows.map(({ cells }) => cells.map(cellWords).join("|"))).toEqual([
    "Ⅰ 좋은 일자리",
    "1|1-6-1|보편|여성취업지원|a||||-의견없음|",
    "1-6-2|b||||미검토|",
    "-|1-9-1||여성취업지원|c||2016년 사업 폐지",
  ])
})

it("[OP13] words written for an abolished row still print", () => {
  const opinion = [{ id: "l", kind: "bullet" as const, level: 0, inline: [{ type: "text" as const, text: "아쉬움" }] }]
  const rows = [project("c", "1-9-1", { state: "abolished", opinion })]
  const [printed] = layoutPaper({ ...EMPTY, opinions: [table(rows)] }).opinionTables
  expect(printed?.rows[0]?.cells.map(cellWords).slice(-3)).toEqual(["폐지", "- 아쉬움", ""])
})

it("[OP13] head and rows cover their grid exactly once for any minutes", () => {
  fc.assert(
    fc.property(minutesArbitrary, (minutes) => {
      for (const printed of layoutPaper(minutes).opinionTables) {
        expectCovered(printed.head)
        expectCovered(printed.rows.map(({ cells }) => cells))
      }
    }),
    { numRuns: 80 },
  )
})

function expectCovered(rows: PaperOpinionTable["head"]): void {
  const covered = rows.map(() => Array.from({ length: 10 }, () => 0))
  rows.forEach((cells, top) => {
    for (const { column, colSpan, rowSpan } of cells) {
      for (let y = top; y < top + rowSpan; y++) {
        for (let x = column; x < column + colSpan; x++) {
          const row = covered[y]
          if (row === undefined || x >= 10) throw new Error("a cell reaches out of the table")
          row[x] = (row[x] ?? 0) + 1
        }
      }
    }
  })
  expect(covered.flat().every((count) => count === 1)).toBe(true)
}
