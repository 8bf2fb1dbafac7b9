// Everything the minutes say, as stretches of text in the order of the paper, each with the place where it stands.
import { formatDateTime, formatMeetingTime } from "../../../shared/domain/korean-date.ts"
import type { Block, Inline, Minutes, OpinionTable } from "../../../shared/minutes/minutes.ts"
import { layoutClosing } from "../../../shared/paper/layout-closing.ts"

export interface Passage {
  /** As in presence: `header.title`, `attendance.<seat>`, `body`, `opinion.<table>.<row>.<column>`. */
  readonly place: string
  /** The block of the body, counted from 0; null elsewhere. */
  readonly block: number | null
  readonly text: string
}

/** Rows that no screen shows yet are in it like all others: it is read from the document, not from the page. */
export function readPassages(minutes: Minutes): Passage[] {
  const names = labelsOf(minutes)
  const { header, attendance, body, opinions, attachments } = minutes
  return [
    at("header.title", header.title),
    at("header.startsAt", formatMeetingTime(header.startsAt, header.endsAt)),
    at("header.place", header.place),
    ...attendance.seats.map(({ id, name, position, proxy, reason }) =>
      at(`attendance.${id}`, [name, position, proxy, reason].filter(Boolean).join(" ")),
    ),
    ...attendance.observers.map(({ id, name, affiliation }) => at(`attendance.${id}`, `${name} ${affiliation}`)),
    ...body.flatMap((block, index) => blockTexts(block, names).map((text) => ({ place: "body", block: index, text }))),
    at(
      "header.nextStartsAt",
      [header.nextStartsAt && formatDateTime(header.nextStartsAt), header.nextPlace, header.nextReason].join(" "),
    ),
    ...attachments.flatMap(({ id, kind, caption }) => (kind === "photo" ? [at(`photos.${id}`, caption)] : [])),
    at("closing", layoutClosing(minutes).attachments.join("\n")),
    ...opinions.flatMap((table) => tablePassages(table, names)),
  ].filter(({ text }) => text.trim() !== "")
}

function at(place: string, text: string): Passage {
  return { place, block: null, text }
}

function tablePassages({ id, title, subtitle, rows }: OpinionTable, names: ReadonlyMap<string, string>): Passage[] {
  return [
    at(`opinion.${id}.title`, title),
    at(`opinion.${id}.subtitle`, subtitle),
    ...rows.flatMap((row) => {
      const place = `opinion.${id}.${row.id}`
      if (row.kind === "section") return [at(`${place}.title`, row.title)]
      return [
        ...textsOf(row).map(([column, text]) => at(`${place}.${column}`, text)),
        at(`${place}.opinion`, row.opinion.map((line) => inlineWords(line.inline, names)).join("\n")),
      ]
    }),
  ]
}

/** An abolished row says so where others name team and officer. */
function textsOf(
  row: Extract<OpinionTable["rows"][number], { kind: "project" }>,
): readonly (readonly [string, string])[] {
  const { number, project, subproject, department, team, officer, abolishedNote } = row
  const all = [
    ["number", number],
    ["project", project],
    ["subproject", subproject],
    ["department", department],
  ] as const
  if (row.state === "abolished") return [...all, ["team", abolishedNote]]
  return [...all, ["team", team], ["officer", officer]]
}

function blockTexts(block: Block, names: ReadonlyMap<string, string>): string[] {
  if (block.type === "line") return [inlineWords(block.inline, names)]
  if (block.type === "table") {
    const cells = block.rows.flat().map((cell) => inlineWords(cell, names))
    return [cells.join("\n")]
  }
  return block.type === "photo" ? [block.caption] : []
}

function inlineWords(inline: readonly Inline[], names: ReadonlyMap<string, string>): string {
  return inline
    .map((piece) => {
      if (piece.type === "text") return piece.text
      if (piece.type === "break") return "\n"
      return names.get(piece.type === "mention" ? piece.seatId : `${piece.tableId}/${piece.rowId}`) || piece.label
    })
    .join("")
}

/** What mentions and row links read now. */
function labelsOf({ attendance, opinions }: Minutes): ReadonlyMap<string, string> {
  const labels = new Map(attendance.seats.map(({ id, name }) => [id, name]))
  for (const table of opinions) {
    for (const row of table.rows) if (row.kind === "project") labels.set(`${table.id}/${row.id}`, row.number)
  }
  return labels
}
