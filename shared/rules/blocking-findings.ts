// What must be in minutes before they can be finalized: the items the law asks for
// (공공기록물 관리에 관한 법률 시행령 제18조②) that only people can supply. The full check has more, but none of it blocks.
import type { Block, Inline, Minutes } from "../minutes/minutes.ts"

export const FINDING_KINDS = [
  /** Something on the person's screen has not reached the server yet. */
  "notSavedYet",
  "noTitle",
  "noStart",
  "noPlace",
  "noAgenda",
  /** Seats that are not vacant and have no mark; `ids` lists them. */
  "unmarkedAttendance",
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export interface Finding {
  readonly kind: FindingKind
  /** Blocks or seats the finding is about. */
  readonly ids?: readonly string[]
}

/** Everything that stands in the way of finalizing, in the order of the form; empty = nothing does. */
export function blockingFindings(minutes: Minutes): Finding[] {
  const { header, attendance, body } = minutes
  const findings: Finding[] = []
  if (header.title.trim() === "") findings.push({ kind: "noTitle" })
  if (header.startsAt === null) findings.push({ kind: "noStart" })
  if (header.place.trim() === "") findings.push({ kind: "noPlace" })
  const unmarked = attendance.seats.filter((seat) => seat.name.trim() !== "" && seat.mark === "unset")
  if (unmarked.length > 0) findings.push({ kind: "unmarkedAttendance", ids: unmarked.map((seat) => seat.id) })
  if (!body.some(isWrittenAgendaItem)) findings.push({ kind: "noAgenda" })
  return findings
}

function isWrittenAgendaItem(block: Block): boolean {
  return block.type === "line" && block.kind === "agendaItem" && block.inline.some(isWritten)
}

function isWritten(inline: Inline): boolean {
  return inline.type === "text" ? inline.text.trim() !== "" : inline.type !== "break"
}
