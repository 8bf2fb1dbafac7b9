// From `Minutes` to the printed form.
import { countAttendance, shownMark, summarizeAttendance } from "../domain/attendance.ts"
import { formatDateTime, formatMeetingTime } from "../domain/korean-date.ts"
import { columnMajor } from "../domain/roster-order.ts"
import type { Minutes } from "../minutes/minutes.ts"
import { buildOutline, type AgendaNode } from "../minutes/outline.ts"
import { paperText } from "../text/ko/paper.ts"
import { DEFAULT_FORM, layoutClosing } from "./layout-closing.ts"
import { layoutBlock, layoutRuns, paperContext, type PaperContext } from "./layout-lines.ts"
import { layoutOpinionTable } from "./layout-opinions.ts"
import type { FormSettings, LabelledText, Paper, PaperAttendance, PaperBlock, PaperLine, PaperResult } from "./paper.ts"
import { seatLabel } from "./seat-label.ts"

/** Name–mark pairs side by side in the attendance table. */
const NAME_COLUMNS = 3

/** The whole printed form. Pure: equal minutes give an equal paper, byte for byte when serialized. */
export function layoutPaper(minutes: Minutes, form: FormSettings = DEFAULT_FORM): Paper {
  const { header } = minutes
  const context = paperContext(minutes, form)
  const outline = buildOutline(minutes)
  return {
    pageHeader: header.committeeName,
    title: header.title,
    when: { label: paperText.when, text: formatMeetingTime(header.startsAt, header.endsAt) },
    where: { label: paperText.where, text: header.place },
    attendance: layoutAttendance(minutes),
    topics: { label: paperText.topics, lines: outline.items.flatMap((item) => topicLines(item, context)) },
    results: { label: paperText.results, rows: layoutResults(outline, context) },
    next: layoutNext(minutes),
    photos: {
      label: paperText.photos,
      items: minutes.attachments.flatMap(({ kind, blob, caption, width, height }) =>
        kind === "photo" ? [{ type: "photo" as const, blob, caption, width, height, size: "full" as const }] : [],
      ),
    },
    ...layoutClosing(minutes, form),
    opinionTables: minutes.opinions.map((table) => layoutOpinionTable(table, context)),
  }
}

function layoutAttendance({ attendance, header }: Minutes): PaperAttendance {
  const summary = summarizeAttendance(countAttendance(attendance.seats, header.proxyCounts))
  const observers = attendance.observers.map(({ name, affiliation }) => paperText.observer(name, affiliation))
  return {
    label: [summary.heading, summary.total, ...summary.sectors],
    nameTitle: paperText.name,
    markTitle: paperText.mark,
    rows: columnMajor(attendance.seats, NAME_COLUMNS).map((row) =>
      row.map((seat) =>
        seat === null ? { name: "", mark: "" } : { name: seatLabel(seat), mark: paperText.marks[shownMark(seat)] },
      ),
    ),
    observers: observers.length === 0 ? null : { label: paperText.observers, text: observers.join(", ") },
  }
}

/** One row per top agenda item; what stands before the first one is a row without topics. */
function layoutResults(outline: ReturnType<typeof buildOutline>, context: PaperContext): PaperResult[] {
  const before = outline.before.map((block) => layoutBlock(block, context))
  const rows = outline.items.map((item) => ({
    topics: topicLines(item, context),
    content: contentOf(item, context),
  }))
  return before.length === 0 ? rows : [{ topics: [], content: before }, ...rows]
}

/** An agenda item and all items under it, as they stand in the topics cell and in the left column. */
function topicLines(item: AgendaNode, context: PaperContext): PaperLine[] {
  return [topicLine(item, context), ...item.children.flatMap((child) => topicLines(child, context))]
}

function contentOf(item: AgendaNode, context: PaperContext): PaperBlock[] {
  return [
    ...item.own.map((block) => layoutBlock(block, context)),
    ...item.children.flatMap((child) => [topicLine(child, context), ...contentOf(child, context)]),
  ]
}

function topicLine({ level, mark, inline }: AgendaNode, context: PaperContext): PaperLine {
  return { type: "line", kind: "agendaItem", level, mark, runs: layoutRuns(inline, context) }
}

function layoutNext({ header }: Minutes): LabelledText | null {
  const parts = [
    header.nextStartsAt === null ? "" : formatDateTime(header.nextStartsAt),
    header.nextPlace.trim(),
    header.nextReason.trim() === "" ? "" : paperText.nextReason(header.nextReason.trim()),
  ].filter(Boolean)
  return parts.length === 0 ? null : { label: paperText.next, text: parts.join(", ") }
}
