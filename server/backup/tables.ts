// What a backup holds: every table, in an order in which no row comes before what it refers to, with its primary key.
import type { Database } from "../store/schema.ts"

type TableName = keyof Database

export const BACKUP_TABLES: readonly (readonly [table: TableName, key: readonly string[]])[] = [
  ["user", ["id"]],
  ["session", ["token_hash"]],
  ["organization", ["id"]],
  ["committee", ["id"]],
  ["roster_seat", ["id"]],
  ["term", ["id"]],
  ["roster_observer", ["id"]],
  ["membership", ["committee_id", "user_id", "role"]],
  ["invitation", ["token_hash"]],
  ["committee_link", ["id"]],
  ["claim", ["id"]],
  ["meeting", ["id"]],
  ["viewer_link", ["id"]],
  ["passkey", ["id"]],
  ["identity", ["issuer", "subject"]],
  ["minutes_update", ["meeting_id", "epoch", "seq"]],
  ["snapshot", ["meeting_id", "epoch", "seq"]],
  ["blob", ["sha256"]],
  ["meeting_blob", ["meeting_id", "sha256"]],
  ["thread", ["id"]],
  ["comment", ["id"]],
  ["revision", ["meeting_id", "n"]],
  ["audit", ["id"]],
  ["audit_head", ["id"]],
  ["setting", ["key"]],
]
