import { readCommitteeSettings } from "../../shared/domain/committee-settings.ts"
import type { RosterRow } from "../../shared/wire/people-requests.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee, upsertMembership } from "../store/committees.ts"
import { listMembers, updateUser, type MemberRow } from "../store/members.ts"
import { insertSeat, listSeats, updateSeat, updateTerm, type RosterSeat } from "../store/roster.ts"
import type { Db } from "../store/store.ts"
import { addMemberWithin } from "./add-committee-member.ts"
import type { CommandDeps } from "./command-deps.ts"
import { koreanDay } from "./korean-time.ts"
import { refusable } from "./refusable.ts"
import { announceRights, rightsChangeWithin } from "./rights-changed.ts"
import type { RosterAct } from "./seat-changes.ts"
import { takeSeat } from "./take-seat.ts"

export interface RosterImport {
  readonly added: number
  readonly changed: number
  readonly vacant: number
}

interface ImportContext {
  readonly act: RosterAct
  readonly termYears: number
  /** Members that no row has named yet. */
  readonly members: MemberRow[]
  /** Vacant seats that no row has taken yet. */
  readonly vacant: RosterSeat[]
  readonly seats: readonly RosterSeat[]
}

/**
 * Writes a table as the committee's roster in one transaction. A name the committee knows is changed and not doubled; a new
 * name gets an account and a vacant seat of its kind, or a new one. Nobody is taken off: who is missing in the table stays.
 */
export async function importRoster(
  deps: CommandDeps,
  act: RosterAct,
  rows: readonly RosterRow[],
): Promise<Outcome<RosterImport>> {
  const { committeeId } = act
  const touched: string[] = []
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<RosterImport>> => {
    const committee = await lockCommittee(trx, committeeId)
    if (!committee) return refused("notFound")
    const { termYears } = readCommitteeSettings(committee.settings)
    const seats = await listSeats(trx, committeeId, koreanDay(deps.now()))
    const members = await listMembers(trx, committeeId, deps.now())
    const context = { act, termYears, members, seats, vacant: seats.filter((seat) => seat.term === null) }
    const counts = { added: 0, changed: 0, vacant: 0 }
    for (const row of rows) {
      const written = await writeRow(deps, trx, context, row)
      if (!written.ok) return written
      counts[written.value.kind] += 1
      if (written.value.userId !== null) touched.push(written.value.userId)
    }
    await rightsChangeWithin(trx, committeeId)
    await insertAudit(trx, {
      id: deps.newId(),
      at: deps.now(),
      actorId: act.callerId,
      action: "rosterImported",
      committeeId,
      origin: act.origin ?? "",
      detail: counts,
    })
    return done(counts)
  })
  if (outcome.ok) await announceRights(deps, touched)
  return outcome
}

interface WrittenRow {
  readonly kind: keyof RosterImport
  readonly userId: string | null
}

async function writeRow(
  deps: CommandDeps,
  trx: Db,
  context: ImportContext,
  row: RosterRow,
): Promise<Outcome<WrittenRow>> {
  const { act, termYears } = context
  if (row.name === "") {
    const { position, sector } = row
    if (takeVacant(context, row) === null) {
      await insertSeat(trx, {
        id: deps.newId(),
        committee_id: act.committeeId,
        position,
        sector,
        created_at: deps.now(),
      })
    }
    return done({ kind: "vacant", userId: null })
  }
  const known = takeMember(context, row)
  if (known) return changeKnown(deps, trx, context, known, row)
  const { name, affiliation, role, email, phone, department, position, sector, startsOn, endsOn } = row
  const seat = role === "staff" || role === "officer" ? undefined : (takeVacant(context, row) ?? { position, sector })
  const added = await addMemberWithin(
    deps,
    trx,
    {
      committeeId: act.committeeId,
      actorId: act.callerId,
      origin: act.origin ?? "",
      name,
      role,
      affiliation,
      email,
      phone,
      department,
      ...(seat === undefined ? {} : { seat, term: datesOf({ startsOn, endsOn }) }),
    },
    termYears,
  )
  return added.ok ? done({ kind: "added", userId: added.value }) : added
}

function datesOf({ startsOn, endsOn }: Pick<RosterRow, "startsOn" | "endsOn">) {
  return { ...(startsOn === null ? {} : { startsOn }), ...(endsOn === null ? {} : { endsOn }) }
}

/** The member of this name: of several the one with the same telephone or address, else none twice. */
function takeMember({ members }: ImportContext, row: RosterRow): MemberRow | undefined {
  const named = members.filter((member) => member.name === row.name)
  const found =
    named.find(
      (member) => (row.phone !== "" && member.phone === row.phone) || (row.email !== "" && member.email === row.email),
    ) ?? named[0]
  if (found) members.splice(members.indexOf(found), 1)
  return found
}

/** A vacant seat of the row's kind; it is taken then. */
function takeVacant({ vacant }: ImportContext, { position, sector }: RosterRow): { readonly id: string } | null {
  const at = vacant.findIndex((seat) => seat.position === position && seat.sector === sector)
  const [seat] = at < 0 ? [] : vacant.splice(at, 1)
  return seat ? { id: seat.id } : null
}

async function changeKnown(
  deps: CommandDeps,
  trx: Db,
  context: ImportContext,
  member: MemberRow,
  row: RosterRow,
): Promise<Outcome<WrittenRow>> {
  const { act, seats, termYears } = context
  const { name, affiliation, email, phone, position, sector } = row
  const reachesFurther = member.is_admin === 1
  await updateUser(trx, member.id, {
    ...(affiliation === "" ? {} : { affiliation }),
    ...(email === "" || reachesFurther ? {} : { email }),
    ...(phone === "" || reachesFurther ? {} : { phone }),
  })
  const base = { committee_id: act.committeeId, user_id: member.id, reads_drafts: 0, created_at: deps.now() }
  // A table gives roles and takes none away: who hands a role over does that knowingly.
  if (!member.memberships.some((each) => each.role === row.role))
    await upsertMembership(trx, { ...base, role: row.role })
  const seat = seats.find((each) => each.user_id === member.id)
  const { startsOn, endsOn } = row
  if (seat?.term) {
    await updateSeat(trx, seat.id, { position, sector })
    await updateTerm(trx, seat.term.id, {
      ...(affiliation === "" ? {} : { affiliation }),
      ...(startsOn === null ? {} : { starts_on: startsOn }),
      ...(endsOn === null ? {} : { ends_on: endsOn }),
    })
  } else if (row.role !== "staff" && row.role !== "officer") {
    const choice = takeVacant(context, row) ?? { position, sector }
    const dates = datesOf(row)
    const seated = await takeSeat(deps, trx, {
      committeeId: act.committeeId,
      userId: member.id,
      name,
      affiliation,
      choice,
      dates,
      termYears,
    })
    if (!seated.ok) return seated
  }
  return done({ kind: "changed", userId: member.id })
}
