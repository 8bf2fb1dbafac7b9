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

export type AuditRow = AuditTable & { readonly actor_name: string | null }

export interface AuditQuery {
  /** Only this committee's lines; undefined = all. */
  readonly committeeId?: string | undefined
  /** Only lines before this place in the chain. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Lines of the log, newest first, with the names their ids stand for today; an erased person has none. */
export function listAudit(db: Db, { committeeId, before, limit }: AuditQuery): Promise<AuditRow[]> {
  let rows = db
    .selectFrom("audit")
    .leftJoin("user", (join) => join.onRef("user.id", "=", "audit.actor_id").on("user.erased_at", "is", null))
    .selectAll("audit")
    .select("user.name as actor_name")
    .orderBy("audit.seq", "desc")
    .limit(limit)
  if (committeeId !== undefined) rows = rows.where("audit.committee_id", "=", committeeId)
  if (before !== undefined) rows = rows.where("audit.seq", "<", before)
  return rows.execute()
}

/** Lines read at once while the chain is checked. */
const CHECKED_AT_ONCE = 2000

/**
 * Is the chain whole: every line in its place with its own hash, and the head at its end? Answers the first bad place, or null.
 * Lines that are added meanwhile are checked too.
 */
export async function firstBrokenLine(db: Db): Promise<number | null> {
  let [seq, hash, isLastLook] = [0, "", false]
  for (;;) {
    const lines = await db
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(CHECKED_AT_ONCE)
      .execute()
    for (const line of lines) {
      if (line.seq !== seq + 1 || auditHash(hash, line) !== line.hash) return seq + 1
      ;[seq, hash, isLastLook] = [line.seq, line.hash, false]
    }
    if (lines.length === CHECKED_AT_ONCE) continue
    const head = await db.selectFrom("audit_head").select(["seq", "hash"]).where("id", "=", 1).executeTakeFirst()
    if (head?.seq === seq && head.hash === hash) return null
    // A head further on: lines were added since they were read, or are missing.
    if (isLastLook || head === undefined || head.seq <= seq) return seq + 1
    isLastLook = true
  }
}
