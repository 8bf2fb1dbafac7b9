// What the table as a whole must know of each row: place, grouping, state. The cells read their own Y.Map.
import * as Y from "yjs"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { liveRow } from "./live-row.ts"
import type { GroupedRow } from "./live-row.ts"

export type RowLine = GroupedRow & {
  readonly map: Y.Map<unknown>
  readonly isDeleted: boolean
}

/** Every row of a table, deleted ones too (a row somebody is in stays on that screen), by (order, id). */
export function readRowLines(rows: Y.Map<unknown>): RowLine[] {
  return liveRow(rows)
}

/** The words a text filter looks at: every plain cell and the opinion. */
export function searchableText(line: RowLine): string {
  const cells = ["number", "project", "subproject", "department", "team", "officer", "abolishedNote", "title"]
  const words = cells.map((cell) => line.map.get(cell)).filter((value) => typeof value === "string")
  return [...words, opinionText(line.map.get("opinion"))].join(" ")
}

/** How a person names a row: `1-6-4 중장년 여성 취업지원`. */
export function rowLabel(row: Y.Map<unknown>): string {
  const text = (key: string) => String(row.get(key) ?? "")
  if (row.get("kind") === "section") return text("title") || ko.sectionTitle
  return ko.rowName(text("number"), text("subproject") || text("project"))
}

function opinionText(fragment: unknown): string {
  if (!(fragment instanceof Y.XmlFragment)) return ""
  const parts: string[] = []
  for (const node of fragment.createTreeWalker(() => true)) {
    if (node instanceof Y.XmlText) for (const run of node.toDelta()) if (typeof run.insert === "string") parts.push(run.insert)
  }
  return parts.join(" ")
}

/** Nothing is written in the opinion: no character, no line break that shows. */
export function isBlankOpinion(fragment: unknown): boolean {
  return opinionText(fragment).trim() === ""
}
