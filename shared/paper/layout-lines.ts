// Lines, tables and photos of the body as they print.
import { summarizeAttendance, countAttendance } from "../domain/attendance.ts"
import { numberAgenda } from "../domain/agenda-numbers.ts"
import { formatDate } from "../domain/korean-date.ts"
import type { Block, Inline, Line, Minutes } from "../minutes/minutes.ts"
import type { LineKind } from "../minutes/schema.ts"
import { paperText } from "../text/ko/paper.ts"
import type { FormSettings, PaperBlock, PaperLine, PaperRun } from "./paper.ts"

/** What lines look up elsewhere in the minutes; made once for a layout. */
export interface PaperContext {
  readonly minutes: Minutes
  readonly form: FormSettings
  /** Mark of each agenda item by its id. */
  readonly marks: ReadonlyMap<string, string>
  readonly seatNames: ReadonlyMap<string, string>
  /** Project number of each row by `tableId/rowId`: a row link follows its row. */
  readonly rowNumbers: ReadonlyMap<string, string>
  /** Place and title of each opinion table by its id. */
  readonly tables: ReadonlyMap<string, { readonly index: number; readonly title: string }>
}

export function paperContext(minutes: Minutes, form: FormSettings): PaperContext {
  const rows = minutes.opinions.flatMap((table) =>
    table.rows.flatMap((row) => (row.kind === "project" ? [[`${table.id}/${row.id}`, row.number] as const] : [])),
  )
  return {
    minutes,
    form,
    marks: numberAgenda(minutes.body),
    seatNames: new Map(minutes.attendance.seats.map(({ id, name }) => [id, name.trim()])),
    rowNumbers: new Map(rows),
    tables: new Map(minutes.opinions.map(({ id, title }, index) => [id, { index, title }])),
  }
}

/** A block of the body as it prints; what cannot be shown says so. */
export function layoutBlock(block: Block, context: PaperContext): PaperBlock {
  switch (block.type) {
    case "line":
      return layoutLine(block, context)
    case "photo": {
      const { type, blob, caption, width, height, size } = block
      return { type, blob, caption, width, height, size: size ?? "full" }
    }
    case "table":
      return { type: "table", rows: block.rows.map((row) => row.map((cell) => layoutRuns(cell, context))) }
    case "attendanceSummary": {
      const { seats } = context.minutes.attendance
      const count = countAttendance(seats, context.minutes.header.proxyCounts)
      return textLine(summarizeAttendance(count).full)
    }
    case "opinionTableCard":
      return textLine(attachmentTitle(block.tableId, context), "note", paperText.note)
    case "unknown":
      return textLine(paperText.unknownBlock)
  }
}

/** A line with its mark and, for decisions and tasks, what their attributes say behind the text. */
function layoutLine(line: Line, context: PaperContext): PaperLine {
  const runs = layoutRuns(line.inline, context)
  const tail = tailOf(line, context)
  return {
    type: "line",
    kind: line.kind,
    level: line.level,
    mark: markOf(line, context),
    runs: tail === "" ? runs : [...runs, plain(tail)],
  }
}

/** A line of computed text. */
export function textLine(text: string, kind: LineKind = "paragraph", mark = ""): PaperLine {
  return { type: "line", kind, level: 0, mark, runs: text === "" ? [] : [plain(text)] }
}

/** Inline content as runs: links to rows and people print what those are called now, or their last known label. */
export function layoutRuns(inline: readonly Inline[], context: PaperContext): PaperRun[] {
  return inline.map((piece) => {
    switch (piece.type) {
      case "text":
        return { text: piece.text, bold: piece.bold === true, link: piece.link ?? null }
      case "break":
        return plain("\n")
      case "rowLink":
        return plain(context.rowNumbers.get(`${piece.tableId}/${piece.rowId}`) || piece.label)
      case "mention":
        return plain(context.seatNames.get(piece.seatId) || piece.label)
    }
  })
}

export function bulletMark(level: number): string {
  return paperText.bullets[level] ?? paperText.bullets[0] ?? ""
}

/** `첨부1. 제목` of an opinion table, by its place among the tables; empty for one that is gone. */
export function attachmentTitle(tableId: string, { tables, form }: PaperContext): string {
  const table = tables.get(tableId)
  return table === undefined ? "" : paperText.attachment(form.attachmentLabel, table.index + 1, table.title)
}

function markOf(line: Line, context: PaperContext): string {
  switch (line.kind) {
    case "agendaItem":
      return context.marks.get(line.id) ?? ""
    case "bullet":
      return bulletMark(line.level)
    case "note":
      return paperText.note
    case "decision":
      return paperText.decision
    case "task":
      return paperText.task
    case "paragraph":
      return ""
  }
}

function tailOf(line: Line, context: PaperContext): string {
  if (line.kind === "decision") {
    const votes = (["votesFor", "votesAgainst", "votesAbstain"] as const).flatMap((field) => {
      const count = line[field]
      return count === null ? [] : [paperText.vote(paperText.votes[field], count)]
    })
    return paperText.decided(paperText.decisionResults[line.result], votes.join(" "))
  }
  if (line.kind !== "task") return ""
  const names = line.assignees.map((seatId) => context.seatNames.get(seatId) || paperText.unknownPerson)
  const parts = [
    names.length === 0 ? "" : paperText.assignees(names.join("·")),
    line.due === null ? "" : paperText.due(formatDate(line.due)),
  ].filter(Boolean)
  return parts.length === 0 ? "" : paperText.taskNote(parts.join(", "))
}

function plain(text: string): PaperRun {
  return { text, bold: false, link: null }
}
