// What the table as a whole must know of each row: place, grouping, state. The cells read their own Y.Map.
import * as Y from "yjs"
import { groupOpinionRows } from "../../../shared/domain/opinion.ts"
import type { OpinionRow } from "../../../shared/minutes/minutes.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { textRuns } from "../../../shared/minutes/text-runs.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import type { OpinionRowFacts } from "../../live/opinion-rows.ts"

export interface RowLine {
  readonly id: string
  readonly map: Y.Map<unknown>
  readonly kind: "section" | "project"
  readonly isDeleted: boolean
  /** 연번; `-` for an abolished group, empty where the group printed it already. */
  readonly serial: string
  /** First of its group, or a deleted or section row. */
  readonly printsGroup: boolean
  readonly state: RowState
}

/** The rows of a table as lines, in their order; deleted ones too: a row somebody is in stays on that person's screen. */
export function toRowLines(rows: readonly OpinionRowFacts[]): RowLine[] {
  const grouped = groupsById(rows.filter((row) => !row.isDeleted))
  return rows.map((row) => {
    const { id, map, kind, state } = row
    const group = grouped.get(id)
    const place = { serial: group?.serial ?? "", printsGroup: group?.isFirst ?? true }
    return { id, map, kind, state, isDeleted: row.isDeleted, ...place }
  })
}

/** Equal for the table: then nothing of it renders again, whatever was typed into a cell. */
export function sameLines(a: readonly RowLine[], b: readonly RowLine[]): boolean {
  return a.length === b.length && a.every((line, index) => sameLine(line, b[index]))
}

function sameLine(a: RowLine, b: RowLine | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof RowLine)[]).every((key) => a[key] === b[key])
}

/** A row without its rich text, which grouping does not need and which costs to read. */
function asRow({ id, order, kind, number, scope, project, state }: OpinionRowFacts): OpinionRow {
  if (kind === "section") return { id, order, kind, title: "" }
  const untold = { subproject: "", department: "", team: "", officer: "", abolishedNote: "", opinion: [] }
  return { id, order, kind, number, scope, project, state, ...untold }
}

function groupsById(rows: readonly OpinionRowFacts[]): ReadonlyMap<string, { serial: string; isFirst: boolean }> {
  const byId = new Map<string, { serial: string; isFirst: boolean }>()
  for (const part of groupOpinionRows(rows.map(asRow))) {
    if (part.type === "section") continue
    const serial = part.serial === null ? ko.noSerial : String(part.serial)
    part.rows.forEach(({ id }, index) => byId.set(id, { serial: index === 0 ? serial : "", isFirst: index === 0 }))
  }
  return byId
}

/** The rows of the row's project that nobody has answered: 미검토, and nothing written. */
export function blankRowsOfProject(rows: readonly OpinionRowFacts[], rowId: string): string[] {
  const living = rows.filter((row) => !row.isDeleted)
  const maps = new Map(living.map(({ id, map }) => [id, map]))
  for (const part of groupOpinionRows(living.map(asRow))) {
    if (part.type === "section" || !part.rows.some(({ id }) => id === rowId)) continue
    return part.rows.flatMap(({ id, state }) =>
      state === "unreviewed" && isBlankOpinion(maps.get(id)?.get("opinion")) ? [id] : [],
    )
  }
  return []
}

/** How a person names a row: `1-6-4 중장년 여성 취업지원`. */
export function rowLabel(row: Y.Map<unknown>): string {
  const text = (key: string) => readText(row.get(key))
  if (row.get("kind") === "section") return text("title") || ko.sectionTitle
  return ko.rowName(text("number"), text("subproject") || text("project"))
}

const SEARCHED = ["number", "project", "subproject", "department", "team", "officer", "abolishedNote"] as const

/** The words a text filter looks at: every plain cell and the opinion. */
export function searchableText(map: Y.Map<unknown>): string {
  return [...SEARCHED.map((cell) => readText(map.get(cell))), opinionText(map.get("opinion"))].join(" ")
}

/** Nothing is written in the opinion: no character, no line break that shows. */
export function isBlankOpinion(fragment: unknown): boolean {
  return opinionText(fragment).trim() === ""
}

function opinionText(fragment: unknown): string {
  if (!(fragment instanceof Y.XmlFragment)) return ""
  const parts: string[] = []
  for (const node of fragment.createTreeWalker(() => true)) {
    if (!(node instanceof Y.XmlText)) continue
    for (const { insert } of textRuns(node)) {
      if (typeof insert === "string") parts.push(insert)
    }
  }
  return parts.join(" ")
}
