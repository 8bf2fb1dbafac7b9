import type { Db } from "./store.ts"

/** Acts that change who may do what, or what counts. */
type AuditAction =
  | "sessionStarted"
  | "sessionEnded"
  | "invitationCreated"
  | "memberAdded"
  | "meetingCreated"
  | "minutesImported"
  | "meetingFinalized"

export interface AuditEntry {
  readonly id: string
  readonly at: number
  /** Null = the command line or the first start. */
  readonly actorId: string | null
  readonly action: AuditAction
  readonly committeeId?: string
  readonly meetingId?: string
  /** Ids, counts and codes only: never names, contacts or addresses. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** One line of the audit log, written in the transaction of the act itself. */
export async function insertAudit(trx: Db, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto("audit")
    .values({
      id: entry.id,
      at: entry.at,
      actor_id: entry.actorId,
      action: entry.action,
      committee_id: entry.committeeId ?? null,
      meeting_id: entry.meetingId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}
