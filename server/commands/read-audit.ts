import type { AuditLine, AuditPage } from "../../shared/wire/people-records.ts"
import { csvCell } from "../documents/xlsx/roster-file.ts"
import { firstBrokenLine, listAudit, type AuditQuery, type AuditRow } from "../store/audit.ts"
import type { Db } from "../store/store.ts"

function toLine(row: AuditRow): AuditLine {
  return {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name ?? "",
    action: row.action,
    committeeId: row.committee_id,
    meetingId: row.meeting_id,
    detail: JSON.parse(row.detail) as AuditLine["detail"],
    origin: row.origin,
    hash: row.hash,
  }
}

/** One page of the log, newest first; `verifies` checks the whole chain too. */
export async function readAudit(db: Db, query: AuditQuery, verifies: boolean): Promise<AuditPage> {
  const rows = await listAudit(db, { ...query, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  return {
    lines: shown.map(toLine),
    before: rows.length > query.limit ? (shown.at(-1)?.seq ?? null) : null,
    isIntact: verifies ? (await firstBrokenLine(db)) === null : null,
  }
}

const PAGE = 1000
const COLUMNS = ["seq", "at", "actorId", "actorName", "action", "committeeId", "meetingId", "detail", "origin", "hash"]

/** The whole log, newest first, as CSV in UTF-8: times in ISO 8601. */
export async function auditCsv(db: Db, committeeId: string | undefined): Promise<Uint8Array> {
  const lines = [COLUMNS.join(",")]
  let before: number | undefined
  for (;;) {
    const rows = await listAudit(db, { committeeId, before, limit: PAGE })
    for (const row of rows) lines.push(csvLine(row))
    if (rows.length < PAGE) break
    before = rows.at(-1)?.seq
  }
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`, "utf8")
}

function csvLine(row: AuditRow): string {
  const { seq, at, actor_id, actor_name, action, committee_id, meeting_id, detail, origin, hash } = row
  const cells = [
    seq,
    new Date(at).toISOString(),
    actor_id,
    actor_name,
    action,
    committee_id,
    meeting_id,
    detail,
    origin,
    hash,
  ]
  return cells.map((cell) => csvCell(String(cell ?? ""))).join(",")
}
