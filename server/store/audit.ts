// The audit log: append-only, each line chained to the one before by its hash, about ids only.
import { createHash } from "node:crypto"
import type { AuditTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** Acts that change who may do what, or what counts. */
export const AUDIT_ACTIONS = [
  "sessionStarted",
  "sessionEnded",
  "sessionAcknowledged",
  "invitationCreated",
  "invitationRevoked",
  "committeeLinkCreated",
  "committeeLinkRevoked",
  "nameClaimed",
  "claimApproved",
  "claimRefused",
  "viewerLinkCreated",
  "viewerLinkRevoked",
  "passkeyAdded",
  "passkeyRemoved",
  "identityLinked",
  "memberAdded",
  "memberChanged",
  "memberRemoved",
  "roleHandedOver",
  "rosterImported",
  "seatChanged",
  "committeeCreated",
  "committeeChanged",
  "committeeRemoved",
  "accountChanged",
  "personErased",
  "sampleRemoved",
  "backupMade",
  "backupRestored",
  "meetingCreated",
  "minutesImported",
  "meetingFinalized",
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

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
  /** Keyed hash of where it came from; see `originOf`. */
  readonly origin?: string
}

type AuditLine = Omit<AuditTable, "id" | "hash">

/** SHA-256 (hex) of a line behind the one with `previous`; "" before the first. */
export function auditHash(previous: string, line: AuditLine): string {
  const { seq, at, actor_id, action, committee_id, meeting_id, detail, origin } = line
  const text = JSON.stringify([seq, at, actor_id, action, committee_id, meeting_id, detail, origin])
  return createHash("sha256").update(`${previous}\n${text}`).digest("hex")
}

/**
 * One line of the audit log, written in the transaction of the act itself. Taking the head's row lock puts the lines of all
 * transactions in one order: call it last in its transaction.
 */
export async function insertAudit(trx: Db, entry: AuditEntry): Promise<void> {
  const head = await trx
    .updateTable("audit_head")
    .set((row) => ({ seq: row("seq", "+", 1) }))
    .where("id", "=", 1)
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow()
  const line: AuditLine = {
    seq: head.seq,
    at: entry.at,
    actor_id: entry.actorId,
    action: entry.action,
    committee_id: entry.committeeId ?? null,
    meeting_id: entry.meetingId ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
    origin: entry.origin ?? "",
  }
  const hash = auditHash(head.hash, line)
  await trx
    .insertInto("audit")
    .values({ id: entry.id, ...line, hash })
    .execute()
  await trx.updateTable("audit_head").set({ hash }).where("id", "=", 1).execute()
}
