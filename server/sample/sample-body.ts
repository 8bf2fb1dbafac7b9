// Turns the sample's short lines into blocks of the body.
import type { Block, Inline } from "../../shared/minutes/minutes.ts"
import type { SampleLine } from "../../shared/text/ko/sample-body.ts"

/** What texts and lines of the sample may point at. */
export interface SampleTargets {
  readonly tableId: string
  /** Project number → row id. */
  readonly rowIds: ReadonlyMap<string, string>
  /** Name → seat id. */
  readonly seatIds: ReadonlyMap<string, string>
}

export function sampleBlocks(lines: readonly SampleLine[], targets: SampleTargets, newId: () => string): Block[] {
  return lines.map((line) => block(line, targets, newId()))
}

function block(line: SampleLine, targets: SampleTargets, id: string): Block {
  switch (line.kind) {
    case "attendanceSummary":
      return { type: "attendanceSummary", id }
    case "opinionTableCard":
      return { type: "opinionTableCard", id, tableId: targets.tableId }
    case "table":
      return { type: "table", id, rows: line.rows.map((row) => row.map((cell) => sampleInline(cell, targets))) }
    case "decision": {
      const [votesFor, votesAgainst, votesAbstain] = line.votes ?? [null, null, null]
      const inline = sampleInline(line.text, targets)
      return {
        type: "line",
        id,
        kind: "decision",
        level: 0,
        inline,
        result: line.result,
        votesFor,
        votesAgainst,
        votesAbstain,
      }
    }
    case "task": {
      const assignees = line.assignees.map((name) => seatId(targets, name))
      return {
        type: "line",
        id,
        kind: "task",
        level: 0,
        inline: sampleInline(line.text, targets),
        assignees,
        due: line.due,
      }
    }
    default:
      return { type: "line", id, kind: line.kind, level: line.level ?? 0, inline: sampleInline(line.text, targets) }
  }
}

function seatId(targets: SampleTargets, name: string): string {
  const id = targets.seatIds.get(name)
  if (id === undefined) throw new Error(`the sample has no seat of ${name}`)
  return id
}

const PIECE = /\[([\d-]+)\]|\*\*(.+?)\*\*|@(\S+)/g

/** `[1-1-2]` a link to that row, `**…**` bold, `@이름` a mention. */
export function sampleInline(text: string, targets: SampleTargets): Inline[] {
  const inline: Inline[] = []
  let from = 0
  for (const match of text.matchAll(PIECE)) {
    if (match.index > from) inline.push({ type: "text", text: text.slice(from, match.index) })
    inline.push(piece(match, targets))
    from = match.index + match[0].length
  }
  if (from < text.length) inline.push({ type: "text", text: text.slice(from) })
  return inline
}

function piece([, number, bold, name]: RegExpExecArray, targets: SampleTargets): Inline {
  if (number !== undefined) {
    const rowId = targets.rowIds.get(number)
    if (rowId === undefined) throw new Error(`the sample has no row ${number}`)
    return { type: "rowLink", tableId: targets.tableId, rowId, label: number }
  }
  if (name !== undefined) return { type: "mention", seatId: seatId(targets, name), label: name }
  return { type: "text", text: bold ?? "", bold: true }
}
