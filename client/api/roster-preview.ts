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

/** Has a table read without writing anything; `mapping` names the columns that were chosen by hand. */
export function previewRoster(
  committeeId: string,
  table: Blob,
  mapping: Partial<Record<RosterField, number | null>> = {},
): Promise<RosterPreview> {
  const chosen = Object.entries(mapping).map(([field, column]) => `${field}:${column ?? ""}`)
  const query = chosen.length === 0 ? "" : `?columns=${encodeURIComponent(chosen.join(","))}`
  return sendBytes<RosterPreview>(`/api/committees/${committeeId}/roster/preview${query}`, table)
}

export const readRows = (preview: RosterPreview): RosterRow[] =>
  preview.parsed.flatMap((each) => ("row" in each ? [each.row] : []))
