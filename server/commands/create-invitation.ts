import { insertAudit } from "../store/audit.ts"
import { insertInvitation } from "../store/invitations.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"
import { newToken, tokenHash } from "./session-token.ts"

export interface CreateInvitation {
  readonly committeeId: string
  readonly userId: string
  /** Null = the command line or the first start. */
  readonly createdBy: string | null
  /** Unix milliseconds; null = until revoked. */
  readonly expiresAt: number | null
  /** The first use ends it. */
  readonly isOneTime?: boolean
  readonly origin?: string
}

/** A new personal link for somebody who is already in the committee. The token is shown once and never stored. */
export async function createInvitation(
  deps: CommandDeps,
  input: CreateInvitation,
): Promise<{ readonly token: string; readonly id: string }> {
  return deps.store.transaction((trx) => inviteWithin(deps, trx, input))
}

/** The same within a transaction that does more. */
export async function inviteWithin(
  deps: CommandDeps,
  trx: Db,
  input: CreateInvitation,
): Promise<{ readonly token: string; readonly id: string }> {
  const token = newToken()
  const id = deps.newId()
  const now = deps.now()
  await insertInvitation(trx, {
    token_hash: tokenHash(token),
    id,
    committee_id: input.committeeId,
    user_id: input.userId,
    created_by: input.createdBy,
    created_at: now,
    expires_at: input.expiresAt,
    one_time: input.isOneTime === true ? 1 : null,
  })
  await insertAudit(trx, {
    id: deps.newId(),
    at: now,
    actorId: input.createdBy,
    action: "invitationCreated",
    committeeId: input.committeeId,
    origin: input.origin ?? "",
    detail: { invitationId: id, userId: input.userId },
  })
  return { token, id }
}

/** Where a link leads: the page that asks before it signs in. */
export const invitationUrl = (publicUrl: string, token: string): string => `${publicUrl}/i/${token}`
