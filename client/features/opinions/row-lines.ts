// What the table as a whole must know of each row: place, grouping, state. The cells read their own Y.Map.
import * as Y from "yjs"
import { groupOpinionRows } from "../../../shared/domain/opinion.ts"
import type { OpinionRow } from "../../../shared/minutes/minutes.ts"
import { byOrder, isDeleted, readChoice, readText } from "../../../shared/minutes/read-values.ts"
import { ROW_SCOPES, ROW_STATES } from "../../../shared/minutes/schema.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { textRuns } from "../../../shared/minutes/text-runs.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"

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
  readonly department: string
}

/** Every row of a table by (order, id), deleted ones too: a row somebody is in stays on that person's screen. */
export function readRowLines(rows: Y.Map<unknown>): RowLine[] {
  const read = [...rows.entries()]
    .flatMap(([id, map]) => (map instanceof Y.Map ? [{ id, map: map as Y.Map<unknown>, row: readCells(id, map) }] : []))
    .toSorted((a, b) => byOrder(a.row, b.row))
  const grouped = groupsById(read.flatMap(({ map, row }) => (isDeleted(map.get("deletedAt")) ? [] : [row])))
  return read.map(({ id, map, row }) => {
    const group = grouped.get(id)
    return {
      id,
      map,
      kind: row.kind,
      isDeleted: isDeleted(map.get("deletedAt")),
      serial: group?.serial ?? "",
      printsGroup: group?.isFirst ?? true,
      state: row.kind === "project" ? row.state : "unreviewed",
      department: row.kind === "project" ? row.department.trim() : "",
    }
  })
}

/** Equal for the table: then nothing of it renders again, whatever was typed into a cell. */
export function sameLines(a: readonly RowLine[], b: readonly RowLine[]): boolean {
  if (a.length !== b.length) return false
  return a.every((line, index) => {
    const other = b[index]
    return other !== undefined && (Object.keys(line) as (keyof RowLine)[]).every((key) => line[key] === other[key])
  })
}

/** The plain cells of a row without its rich text, which grouping does not need and which costs to read. */
function readCells(id: string, map: Y.Map<unknown>): OpinionRow {
  const order = readText(map.get("order"))
  if (map.get("kind") === "section") return { id, order, kind: "section", title: readText(map.get("title")) }
  const text = (field: string) => readText(map.get(field))
  return {
    id,
    order,
    kind: "project",
    number: text("number"),
    scope: readChoice(map.get("scope"), ROW_SCOPES, ""),
    project: text("project"),
    subproject: text("subproject"),
    department: text("department"),
    team: text("team"),
    officer: text("officer"),
    state: readChoice(map.get("state"), ROW_STATES, "unreviewed"),
    abolishedNote: text("abolishedNote"),
    opinion: [],
  }
}

function groupsById(rows: readonly OpinionRow[]): ReadonlyMap<string, { serial: string; isFirst: boolean }> {
  const byId = new Map<string, { serial: string; isFirst: boolean }>()
  for (const part of groupOpinionRows(rows)) {
    if (part.type === "section") continue
    const serial = part.serial === null ? ko.noSerial : String(part.serial)
    part.rows.forEach(({ id }, index) => byId.set(id, { serial: index === 0 ? serial : "", isFirst: index === 0 }))
  }
  return byId
}

/** How a person names a row: `1-6-4 중장년 여성 취업지원`. */
export function rowLabel(row: Y.Map<unknown>): string {
  const text = (key: string) => readText(row.get(key))
  if (row.get("kind") === "section") return text("title") || ko.sectionTitle
  return ko.rowName(text("number"), text("subproject") || text("project"))
}

const SEARCHED = ["number", "project", "subproject", "department", "team", "officer", "abolishedNote"] as const

/** The words a text filter looks at: every plain cell and the opinion. */
export function searchableText({ map }: Pick<RowLine, "map">): string {
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
