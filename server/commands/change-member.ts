import { readCommitteeSettings } from "../../shared/domain/committee-settings.ts"
import type { CommitteeRole } from "../../shared/wire/people-records.ts"
import type { PatchMember } from "../../shared/wire/people-requests.ts"
import { badField, done, refused, type Outcome, type Refused } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee, upsertMembership } from "../store/committees.ts"
import {
  countRole,
  deleteMemberships,
  findMember,
  setMembershipEnd,
  updateUser,
  type MemberRow,
} from "../store/members.ts"
import { updateTerm } from "../store/roster.ts"
import type { Db } from "../store/store.ts"
import type { Asking } from "./access.ts"
import { rolesOf } from "./add-committee-member.ts"
import type { CommandDeps } from "./command-deps.ts"
import { dayStart, koreanDay } from "./korean-time.ts"
import { refuseForeignAccount } from "./own-account.ts"
import { refusable } from "./refusable.ts"
import { announceRights, rightsChangeWithin } from "./rights-changed.ts"
import { currentTerm, takeSeat, type TermDates } from "./take-seat.ts"

export interface ChangeMember {
  readonly committeeId: string
  readonly memberId: string
  readonly changes: PatchMember
  readonly caller: Asking & { readonly isAdmin: boolean }
  readonly origin?: string
}

/**
 * Changes a member: account, roles, seat and term, each only where it is named. What that takes away from the person is gone
 * from their open sockets before this resolves.
 */
export async function changeMember(deps: CommandDeps, input: ChangeMember): Promise<Outcome<null>> {
  const { committeeId, memberId } = input
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<null>> => {
    const committee = await lockCommittee(trx, committeeId)
    const member = await findMember(trx, committeeId, memberId, deps.now())
    if (!committee || !member) return refused("notFound")
    const { termYears } = readCommitteeSettings(committee.settings)
    const no =
      (await changeAccount(trx, input)) ??
      (await changeRoles(deps, trx, input, member)) ??
      (await changeSeat(deps, trx, input, member, termYears))
    if (no) return no
    await rightsChangeWithin(trx, committeeId)
    await insertAudit(trx, {
      id: deps.newId(),
      at: deps.now(),
      actorId: input.caller.userId,
      action: "memberChanged",
      committeeId,
      origin: input.origin ?? "",
      detail: {
        userId: memberId,
        fields: Object.keys(input.changes).join(","),
        roles: rolesOf(input.changes)?.join(",") ?? "",
      },
    })
    return done(null)
  })
  if (outcome.ok) await announceRights(deps, [memberId])
  return outcome
}

async function changeAccount(
  trx: Db,
  { committeeId, memberId, changes, caller }: ChangeMember,
): Promise<Refused | null> {
  const { name, email, phone, affiliation } = changes
  if (name !== undefined || email !== undefined || phone !== undefined) {
    const no = await refuseForeignAccount(trx, caller, committeeId, memberId)
    if (no) return no
  }
  const given = Object.entries({ name, email, phone, affiliation }).filter(([, value]) => value !== undefined)
  await updateUser(trx, memberId, Object.fromEntries(given))
  return null
}

/** Whoever keeps the roles keeps them as they were; `department` belongs to each of them. */
async function changeRoles(
  deps: CommandDeps,
  trx: Db,
  { committeeId, memberId, changes, caller }: ChangeMember,
  member: MemberRow,
): Promise<Refused | null> {
  const before = member.memberships.map(({ role }) => role as CommitteeRole)
  const after = rolesOf(changes) ?? before
  if (after.length === 0) return badField("roles", "a member has at least one role")
  const gone = before.filter((role) => !after.includes(role))
  if (gone.includes("secretary") && !caller.isAdmin) {
    if ((await countRole(trx, committeeId, "secretary", deps.now())) <= 1) return refused("lastSecretary")
  }
  await deleteMemberships(trx, committeeId, memberId, gone)
  const department = changes.department ?? member.memberships.find((row) => row.department !== "")?.department ?? ""
  for (const role of after) {
    const known = member.memberships.find((row) => row.role === role)
    await upsertMembership(trx, {
      committee_id: committeeId,
      user_id: memberId,
      role,
      reads_drafts: known?.reads_drafts ?? 0,
      created_at: known?.created_at ?? deps.now(),
      department,
      ends_at: known?.ends_at ?? null,
    })
  }
  return null
}

async function changeSeat(
  deps: CommandDeps,
  trx: Db,
  { committeeId, memberId, changes }: ChangeMember,
  member: MemberRow,
  termYears: number,
): Promise<Refused | null> {
  const today = koreanDay(deps.now())
  const name = changes.name ?? member.name
  const affiliation = changes.affiliation ?? member.affiliation
  const term = await currentTerm(trx, committeeId, memberId, today)
  if (changes.seat === null) {
    if (term) await updateTerm(trx, term.id, { ended_on: today })
    return null
  }
  if (changes.seat !== undefined && !("id" in changes.seat && changes.seat.id === term?.seat_id)) {
    const dates = changes.term ?? {}
    const choice = changes.seat
    const seated = await takeSeat(deps, trx, {
      committeeId,
      userId: memberId,
      name,
      affiliation,
      choice,
      dates,
      termYears,
    })
    return seated.ok ? null : seated
  }
  if (term) await updateTerm(trx, term.id, { name, affiliation, ...columnsOf(changes.term ?? {}) })
  else if (changes.term !== undefined) return badField("term", "the person holds no seat")
  const endedOn = changes.term?.endedOn
  if (endedOn !== undefined)
    await setMembershipEnd(trx, committeeId, memberId, endedOn === null ? null : dayStart(endedOn))
  return null
}

function columnsOf({ startsOn, endsOn, endedOn }: TermDates) {
  return {
    ...(startsOn === undefined ? {} : { starts_on: startsOn }),
    ...(endsOn === undefined ? {} : { ends_on: endsOn }),
    ...(endedOn === undefined ? {} : { ended_on: endedOn }),
  }
}
