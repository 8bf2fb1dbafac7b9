// Computed columns of an opinion table: 연번, and the grouping of a project's subprojects.
import type { OpinionRow, ProjectRow, SectionRow } from "../minutes/minutes.ts"
import { ROW_STATES, type RowState } from "../minutes/schema.ts"
import { projectPrefix } from "./project-number.ts"

/** Neighbouring rows of one project. 연번, 구분 and 사업명 print once for all of them. */
export interface OpinionGroup {
  readonly type: "group"
  /** Null for a project of which every row is abolished (폐지): it prints "-" and takes no number. */
  readonly serial: number | null
  /** From the first row that has one. */
  readonly scope: ProjectRow["scope"]
  readonly project: string
  readonly rows: readonly ProjectRow[]
}

export interface OpinionSection {
  readonly type: "section"
  readonly row: SectionRow
}

/**
 * Rows as sections and groups in the given order, each row in exactly one of them. A group is a run of neighbours with
 * the same first two number parts, or, where a number lacks them, the same project. Serials run through all sections.
 */
export function groupOpinionRows(rows: readonly OpinionRow[]): (OpinionSection | OpinionGroup)[] {
  const parts: (OpinionSection | ProjectRow[])[] = []
  /** The group being made, and the first number parts a row of it has: looked for once, not for every row. */
  let group: ProjectRow[] = []
  let groupPrefix: string | null = null
  for (const row of rows) {
    if (row.kind === "section") {
      parts.push({ type: "section", row })
      group = []
      continue
    }
    const prefix = projectPrefix(row.number)
    if (belongsTo(group.at(-1), groupPrefix, row, prefix)) group.push(row)
    else {
      group = [row]
      groupPrefix = null
      parts.push(group)
    }
    groupPrefix ??= prefix
  }
  let serial = 0
  return parts.map((part) => {
    if (!Array.isArray(part)) return part
    const isAbolished = part.every(({ state }) => state === "abolished")
    return {
      type: "group",
      serial: isAbolished ? null : ++serial,
      scope: part.find(({ scope }) => scope !== "")?.scope ?? "",
      project: part.find(({ project }) => project.trim() !== "")?.project ?? "",
      rows: part,
    }
  })
}

function belongsTo(
  last: ProjectRow | undefined,
  groupPrefix: string | null,
  row: ProjectRow,
  prefix: string | null,
): boolean {
  if (last === undefined) return false
  if (prefix !== null && groupPrefix !== null) return prefix === groupPrefix
  const project = row.project.trim()
  return project !== "" && last.project.trim() === project
}

/** How many project rows are in each state. */
export function countStates(rows: readonly OpinionRow[]): Record<RowState, number> {
  const states = rows.flatMap((row) => (row.kind === "project" ? [row.state] : []))
  const counted = ROW_STATES.map((state) => [state, states.filter((other) => other === state).length] as const)
  return Object.fromEntries(counted) as Record<RowState, number>
}
