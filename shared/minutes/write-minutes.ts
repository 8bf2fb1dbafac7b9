// The one way from `Minutes` to a document.
import * as Y from "yjs"
import { asChildren } from "./elements.ts"
import type { Minutes, OpinionRow, OpinionTable } from "./minutes.ts"
import { SCHEMA_VERSION } from "./schema.ts"
import { writeBlock, writeOpinion } from "./write-body.ts"

/**
 * Fills an empty document in one transaction: a new meeting, a template, an import. Only the server writes initial
 * content, once: two clients that both seed a document would double it.
 * @throws if the document already has content.
 */
export function writeMinutes(doc: Y.Doc, minutes: Minutes, origin: unknown = null): void {
  const header = doc.getMap<unknown>("header")
  const attendance = doc.getMap<unknown>("attendance")
  const body = doc.getXmlFragment("body")
  const opinions = doc.getMap<unknown>("opinions")
  const attachments = doc.getMap<unknown>("attachments")
  if (body.length > 0 || [header, attendance, opinions, attachments].some((root) => root.size > 0)) {
    throw new Error("writeMinutes needs an empty document")
  }
  doc.transact(() => {
    header.set("schema", SCHEMA_VERSION)
    for (const [key, value] of Object.entries(minutes.header)) if (value !== undefined) header.set(key, value)
    for (const { id, ...seat } of minutes.attendance.seats) attendance.set(id, mapOf({ kind: "seat", ...seat }))
    for (const { id, ...observer } of minutes.attendance.observers) {
      attendance.set(id, mapOf({ kind: "observer", ...observer }))
    }
    body.insert(0, asChildren(minutes.body.map(writeBlock)))
    for (const table of minutes.opinions) opinions.set(table.id, tableMap(table))
    for (const { id, ...attachment } of minutes.attachments) attachments.set(id, mapOf(attachment))
  }, origin)
}

/** A map with these fields, in no document yet. */
export function mapOf(fields: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(Object.entries(fields))
}

/** A table with its rows as a map that is in no document yet. */
export function tableMap({ id: _id, rows, ...fields }: OpinionTable): Y.Map<unknown> {
  return mapOf({ ...fields, rows: new Y.Map(rows.map((row) => [row.id, rowMap(row)])) })
}

/** A row as a map that is in no document yet. */
export function rowMap(row: OpinionRow): Y.Map<unknown> {
  const { id: _id, ...fields } = row
  return mapOf(row.kind === "project" ? { ...fields, opinion: writeOpinion(row.opinion) } : fields)
}
