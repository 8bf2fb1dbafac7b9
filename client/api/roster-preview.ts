import type { RosterField } from "../../shared/text/ko/roster.ts"
import type { RosterRow } from "../../shared/wire/people-requests.ts"
import { sendBytes } from "./send-bytes.ts"

/** What the server understood of a table; see GET /api/openapi.json. */
export interface RosterPreview {
  readonly columns: readonly string[]
  readonly mapping: Readonly<Record<RosterField, number | null>>
  readonly rows: readonly (readonly string[])[]
  readonly parsed: readonly ({ readonly row: RosterRow } | { readonly problem: string })[]
  readonly warnings: readonly string[]
}

/**
 * Has a table read without writing anything; `mapping` names the columns that were chosen by hand. `committeeId`: the
 * committee the person manages; null for an admin, who may ask before there is one.
 */
export function previewRoster(
  committeeId: string | null,
  table: Blob,
  mapping: Partial<Record<RosterField, number | null>> = {},
): Promise<RosterPreview> {
  const query = new URLSearchParams()
  const chosen = Object.entries(mapping).map(([field, column]) => `${field}:${column ?? ""}`)
  if (chosen.length > 0) query.set("columns", chosen.join(","))
  if (committeeId !== null) query.set("committeeId", committeeId)
  return sendBytes<RosterPreview>(`/api/roster-preview?${query}`, table)
}

export const readRows = (preview: RosterPreview): RosterRow[] =>
  preview.parsed.flatMap((each) => ("row" in each ? [each.row] : []))
