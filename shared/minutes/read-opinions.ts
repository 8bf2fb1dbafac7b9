// Opinion tables and their rows.
import type * as Y from "yjs"
import { liveEntries } from "./claim-ids.ts"
import type { OpinionRow, OpinionTable } from "./minutes.ts"
import { isMap } from "./read-attendance.ts"
import { readOpinion } from "./read-body.ts"
import { byOrder, readChoice, readDate, readText } from "./read-values.ts"
import { ROW_SCOPES, ROW_STATES } from "./schema.ts"

/** Every table that is not deleted, by (order, id). */
export function readOpinions(opinions: Y.Map<unknown> | null): OpinionTable[] {
  return liveEntries(opinions, isMap)
    .map(({ id, fields }) => readOpinionTable(id, fields))
    .toSorted(byOrder)
}

/** One table with its rows that are not deleted, by (order, id). */
export function readOpinionTable(id: string, fields: Y.Map<unknown>): OpinionTable {
  return {
    id,
    order: readText(fields.get("order")),
    title: readText(fields.get("title")),
    subtitle: readText(fields.get("subtitle")),
    windowFrom: readDate(fields.get("windowFrom")),
    windowTo: readDate(fields.get("windowTo")),
    groupTitle: readText(fields.get("groupTitle")),
    opinionTitle: readText(fields.get("opinionTitle")),
    responseTitle: readText(fields.get("responseTitle")),
    rows: readRows(fields.get("rows")),
  }
}

function readRows(rows: unknown): OpinionRow[] {
  return liveEntries(isMap(rows) ? rows : null, isMap)
    .map(({ id, fields }) => readRow(id, fields))
    .toSorted(byOrder)
}

/** What is not a section is read as a project row: its words are shown rather than hidden. */
function readRow(id: string, fields: Y.Map<unknown>): OpinionRow {
  const order = readText(fields.get("order"))
  if (fields.get("kind") === "section") {
    return { id, order, kind: "section", title: readText(fields.get("title")) }
  }
  return {
    id,
    order,
    kind: "project",
    number: readText(fields.get("number")),
    scope: readChoice(fields.get("scope"), ROW_SCOPES, ""),
    project: readText(fields.get("project")),
    subproject: readText(fields.get("subproject")),
    department: readText(fields.get("department")),
    team: readText(fields.get("team")),
    officer: readText(fields.get("officer")),
    state: readChoice(fields.get("state"), ROW_STATES, "unreviewed"),
    abolishedNote: readText(fields.get("abolishedNote")),
    opinion: readOpinion(fields.get("opinion")),
  }
}
