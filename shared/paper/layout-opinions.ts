// The opinion table as it prints: a two-level header, section rows across, a project's cells merged over its rows.
import { formatDateRange } from "../domain/korean-date.ts"
import { groupOpinionRows, type OpinionGroup } from "../domain/opinion.ts"
import type { OpinionTable, ProjectRow } from "../minutes/minutes.ts"
import { inlineText } from "../minutes/outline.ts"
import { paperText } from "../text/ko/paper.ts"
import { attachmentTitle, bulletMark, layoutRuns, textLine, type PaperContext } from "./layout-lines.ts"
import {
  OPINION_COLUMNS,
  type OpinionColumn,
  type PaperCell,
  type PaperLine,
  type PaperOpinionRow,
  type PaperOpinionTable,
} from "./paper.ts"

/** The grid of head and rows is covered exactly once, whatever order rows are in. */
export function layoutOpinionTable(table: OpinionTable, context: PaperContext): PaperOpinionTable {
  return {
    tableId: table.id,
    heading: paperText.attachmentHeading(attachmentTitle(table.id, context)),
    title: table.title,
    subtitle: table.subtitle === "" ? "" : paperText.subtitle(table.subtitle),
    head: layoutHead(table),
    rows: groupOpinionRows(table.rows).flatMap((part) => {
      if (part.type === "group") return layoutGroup(part, context)
      const across = { column: 0, colSpan: OPINION_COLUMNS.length, rowSpan: 1 }
      return [
        { rowId: part.row.id, cells: [{ ...across, role: "section" as const, lines: [textLine(part.row.title)] }] },
      ]
    }),
  }
}

/** Two rows where the last two columns have a common title, else one. */
function layoutHead(table: OpinionTable): PaperCell[][] {
  const window = formatDateRange(table.windowFrom, table.windowTo)
  const opinion = table.opinionTitle || paperText.columns.opinion
  const titles: Record<OpinionColumn, string> = {
    ...paperText.columns,
    opinion: window === "" ? opinion : paperText.withWindow(opinion, window),
    response: table.responseTitle || paperText.columns.response,
  }
  const single = OPINION_COLUMNS.map((column) => titleCell(column, titles[column]))
  if (table.groupTitle === "") return [single]
  const group = { ...titleCell("opinion", table.groupTitle), colSpan: 2 }
  return [[...single.slice(0, -2).map((cell) => ({ ...cell, rowSpan: 2 })), group], single.slice(-2)]
}

function titleCell(column: OpinionColumn, text: string): PaperCell {
  return { ...cellAt(column, [textLine(text)]), role: "title" }
}

function layoutGroup(group: OpinionGroup, context: PaperContext): PaperOpinionRow[] {
  const merged = (column: OpinionColumn, text: string): PaperCell => ({
    ...cellAt(column, [textLine(text)]),
    rowSpan: group.rows.length,
  })
  const shared = [
    merged("serial", group.serial === null ? paperText.noSerial : String(group.serial)),
    merged("scope", paperText.scopes[group.scope]),
    merged("project", group.project),
  ]
  return group.rows.map((row, index) => {
    const cells = [...(index === 0 ? shared : []), ...layoutRow(row, context)]
    return { rowId: row.id, cells: cells.toSorted((a, b) => a.column - b.column) }
  })
}

/** The cells of a row that are its own. */
function layoutRow(row: ProjectRow, context: PaperContext): PaperCell[] {
  const text = (column: "number" | "subproject" | "department" | "team" | "officer"): PaperCell =>
    cellAt(column, [textLine(row[column])])
  const start = [text("number"), text("subproject"), text("department")]
  const opinion = layoutOpinion(row, context)
  if (row.state !== "abolished") {
    return [...start, text("team"), text("officer"), cellAt("opinion", opinion), cellAt("response", [])]
  }
  // The note of an abolished row takes the place of what such a row does not have; words somebody wrote still print.
  const isWordless = !hasWords(row)
  const note: PaperCell = {
    ...cellAt("team", [textLine(row.abolishedNote || paperText.abolished)]),
    role: "abolished",
    colSpan: isWordless ? 4 : 2,
  }
  return isWordless ? [...start, note] : [...start, note, cellAt("opinion", opinion), cellAt("response", [])]
}

/** The committee's words, or what the row's state says where there are none. */
function layoutOpinion(row: ProjectRow, context: PaperContext): PaperLine[] {
  const lines = row.opinion.map(({ kind, level, inline }): PaperLine => {
    const mark = kind === "bullet" ? bulletMark(level) : ""
    return { type: "line", kind, level, mark, runs: layoutRuns(inline, context) }
  })
  return hasWords(row) ? lines : [textLine(paperText.wordless[row.state])]
}

/** An editor that was only opened leaves an empty line behind: that is no opinion. */
function hasWords(row: ProjectRow): boolean {
  return row.opinion.some(({ inline }) => inlineText(inline).trim() !== "")
}

function cellAt(column: OpinionColumn, lines: readonly PaperLine[]): PaperCell {
  return { column: OPINION_COLUMNS.indexOf(column), colSpan: 1, rowSpan: 1, role: column, lines }
}
