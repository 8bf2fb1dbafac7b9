import { readCommitteeSettings } from "../../shared/domain/committee-settings.ts"
import type { CommitteeRole } from "../../shared/wire/people-records.ts"
import type { CreateMember } from "../../shared/wire/people-requests.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { lockCommittee } from "../store/committees.ts"
import { updateUser } from "../store/members.ts"
import type { Db } from "../store/store.ts"
import { insertMember } from "./add-member.ts"
import type { CommandDeps } from "./command-deps.ts"
import { refusable } from "./refusable.ts"
import { takeSeat } from "./take-seat.ts"

export interface AddCommitteeMember extends CreateMember {
  readonly committeeId: string
  readonly actorId: string | null
  readonly origin?: string
}

/** A new person of a committee, with an account of their own, and a seat when one is chosen. Answers the account's id. */
export async function addCommitteeMember(deps: CommandDeps, input: AddCommitteeMember): Promise<Outcome<string>> {
  return refusable(deps.store, async (trx) => {
    const committee = await lockCommittee(trx, input.committeeId)
    if (!committee) return refused("notFound")
    const { termYears } = readCommitteeSettings(committee.settings)
    return addMemberWithin(deps, trx, input, termYears)
  })
}

/** The same within a transaction that holds the committee and does more. */
export async function addMemberWithin(
  deps: CommandDeps,
  trx: Db,
  input: AddCommitteeMember,
  termYears: number,
): Promise<Outcome<string>> {
  const { committeeId, name, affiliation = "", seat, term = {} } = input
  const userId = deps.newId()
  const roles = rolesOf(input) ?? ["member"]
  const { actorId: createdBy, origin, department } = input
  await insertMember(deps, trx, { userId, committeeId, name, roles, createdBy, origin, department })
  const { email = "", phone = "" } = input
  await updateUser(trx, userId, { email, phone, affiliation })
  if (!seat) return done(userId)
  const seated = await takeSeat(deps, trx, {
    committeeId,
    userId,
    name,
    affiliation,
    choice: seat,
    dates: term,
    termYears,
  })
  return seated.ok ? done(userId) : seated
}

/** The roles a request names, whichever way; undefined = it names none. */
export function rolesOf({
  roles,
  role,
}: {
  readonly roles?: readonly CommitteeRole[] | undefined
  readonly role?: CommitteeRole | undefined
}): CommitteeRole[] | undefined {
  if (roles === undefined && role === undefined) return undefined
  return [...new Set([...(roles ?? []), ...(role === undefined ? [] : [role])])]
}
