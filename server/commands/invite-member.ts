import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { findInvitation, revokeInvitation, revokeInvitationsOf } from "../store/invitations.ts"
import { findMember, listMembers } from "../store/members.ts"
import type { InvitationTable } from "../store/schema.ts"
import { endSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import type { SignedIn } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { inviteWithin } from "./create-invitation.ts"
import { refuseForeignAccount } from "./own-account.ts"
import { refusable } from "./refusable.ts"

export interface InviteMember {
  readonly committeeId: string
  readonly memberId: string
  readonly caller: SignedIn
  /** Unix milliseconds; null = until revoked. */
  readonly expiresAt: number | null
  /** Earlier links of the person stop working. */
  readonly renews: boolean
  readonly origin: string
}

export interface MadeInvitation {
  readonly row: InvitationTable
  /** Shown once; only its hash is kept. */
  readonly token: string
}

/** A new personal link for a member. Not for an account that reaches further than the caller's committee. */
export async function inviteMember(deps: CommandDeps, input: InviteMember): Promise<Outcome<MadeInvitation>> {
  return refusable(deps.store, async (trx): Promise<Outcome<MadeInvitation>> => {
    const { committeeId, memberId, caller } = input
    if (!(await findMember(trx, committeeId, memberId, deps.now()))) return refused("notFound")
    const no = await refuseForeignAccount(trx, caller, committeeId, memberId)
    if (no) return no
    if (input.renews) await revokeInvitationsOf(trx, committeeId, memberId, deps.now())
    return done(await makeLink(deps, trx, input))
  })
}

async function makeLink(deps: CommandDeps, trx: Db, input: InviteMember): Promise<MadeInvitation> {
  const { committeeId, memberId: userId, caller, expiresAt, origin } = input
  const { token, id } = await inviteWithin(deps, trx, {
    committeeId,
    userId,
    createdBy: caller.userId,
    expiresAt,
    origin,
  })
  const row = await findInvitation(trx, committeeId, id)
  if (!row) throw new Error(`invitation ${id} vanished`)
  return { row, token }
}

/** A fresh link for everybody whose account the caller may act on: for a sheet of paper. Earlier links go on working. */
export async function inviteEveryone(
  deps: CommandDeps,
  input: Omit<InviteMember, "memberId" | "renews">,
): Promise<readonly MadeInvitation[]> {
  return deps.store.transaction(async (trx) => {
    const made: MadeInvitation[] = []
    for (const member of await listMembers(trx, input.committeeId, deps.now())) {
      if (await refuseForeignAccount(trx, input.caller, input.committeeId, member.id)) continue
      made.push(await makeLink(deps, trx, { ...input, memberId: member.id, renews: false }))
    }
    return made
  })
}

export interface RevokeInvitation {
  readonly committeeId: string
  readonly invitationId: string
  readonly callerId: string
  /** What it opened on devices ends too. */
  readonly endsSessions: boolean
  readonly origin: string
}

/** The link opens nothing any more. Revoking it again changes nothing. */
export async function revokeMemberInvitation(deps: CommandDeps, input: RevokeInvitation): Promise<Outcome<null>> {
  const now = deps.now()
  const { committeeId, invitationId } = input
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<string>> => {
    const link = await findInvitation(trx, committeeId, invitationId)
    if (!link) return refused("notFound")
    await revokeInvitation(trx, invitationId, now)
    if (input.endsSessions) {
      const opened = await trx.selectFrom("session").select("id").where("invitation_id", "=", invitationId).execute()
      for (const { id } of opened) await endSession(trx, id, now)
    }
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: input.callerId,
      action: "invitationRevoked",
      committeeId,
      origin: input.origin,
      detail: { invitationId, userId: link.user_id },
    })
    return done(link.user_id)
  })
  if (!outcome.ok) return outcome
  if (input.endsSessions) await deps.bus.publish({ type: "accessChanged", userId: outcome.value })
  return done(null)
}
