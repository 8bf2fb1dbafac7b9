// Committees and their people as they travel over REST.
import { readCommitteeSettings } from "../../shared/domain/committee-settings.ts"
import { sortRoster } from "../../shared/domain/roster-order.ts"
import { allowedActions, can, type Actor } from "../../shared/rules/permissions.ts"
import type { CommitteeDetail, Member, Roster, Seat, Term } from "../../shared/wire/people-records.ts"
import type { CommitteeWithOrganization } from "../store/committees.ts"
import { countDevices, listMembers, newestInvitations, type Devices, type MemberRow } from "../store/members.ts"
import { listObservers, listSeats, type RosterSeat } from "../store/roster.ts"
import type { InvitationTable, TermTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import { koreanDay } from "./korean-time.ts"

/** What rights in a committee, rather than in one of its meetings, are judged by. */
export const IN_COMMITTEE = { state: "draft" } as const

export interface CommitteeCounts {
  readonly members: number
  readonly seats: number
  readonly meetings: number
}

export function toCommitteeDetail(
  committee: CommitteeWithOrganization,
  actor: Actor,
  counts: CommitteeCounts,
  isSample: boolean,
): CommitteeDetail {
  return {
    id: committee.id,
    name: committee.name,
    organizationId: committee.organization_id,
    organizationName: committee.organization_name,
    isSample,
    settings: readCommitteeSettings(committee.settings),
    roles: [...actor.roles],
    hasSeat: actor.hasSeat,
    permissions: allowedActions(actor, IN_COMMITTEE),
    counts,
    createdAt: committee.created_at,
  }
}

export function toTerm(term: TermTable): Term {
  return {
    id: term.id,
    memberId: term.user_id,
    name: term.name,
    affiliation: term.affiliation,
    startsOn: term.starts_on,
    endsOn: term.ends_on,
    endedOn: term.ended_on,
  }
}

export function toSeat({ id, position, sector, term }: RosterSeat): Seat {
  return { id, position, sector, term: term === null ? null : toTerm(term) }
}

/** The roster of a day in the order of the paper: officers, then 가나다, vacant seats last. */
export async function rosterRecord(db: Db, committeeId: string, on: string): Promise<Roster> {
  const [seats, observers] = await Promise.all([listSeats(db, committeeId, on), listObservers(db, committeeId)])
  return {
    on,
    seats: sortRoster(seats).map(toSeat),
    observers: observers.map(({ id, name, affiliation }) => ({ id, name, affiliation })),
  }
}

/** Everything that is told of a member beside the account. */
interface MemberSurroundings {
  readonly seats: ReadonlyMap<string, RosterSeat>
  readonly invitations: ReadonlyMap<string, InvitationTable>
  readonly devices: ReadonlyMap<string, Devices>
  /** Departments of opinion rows that name somebody as 담당자, by name. */
  readonly officers: ReadonlyMap<string, readonly string[]>
}

/** The committee's people, officers first. Contacts, links and devices only for who manages it. */
export async function memberRecords(
  db: Db,
  committeeId: string,
  actor: Actor,
  now: number,
  officers: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Member[]> {
  const [rows, seats, invitations] = await Promise.all([
    listMembers(db, committeeId, now),
    listSeats(db, committeeId, koreanDay(now)),
    newestInvitations(db, committeeId, now),
  ])
  const ids = rows.map((row) => row.id)
  const around: MemberSurroundings = {
    seats: new Map(seats.flatMap((seat) => (seat.user_id === null ? [] : [[seat.user_id, seat] as const]))),
    invitations,
    devices: await countDevices(db, ids, now),
    officers,
  }
  const manages = can(actor, "manageCommittee", IN_COMMITTEE)
  const records = rows.map((row) => toMember(row, around, manages))
  return sortRoster(
    records.map((record) => ({ name: record.name, position: record.seat?.position ?? "", record })),
  ).map(({ record }) => record)
}

function toMember(row: MemberRow, around: MemberSurroundings, manages: boolean): Member {
  const seat = around.seats.get(row.id)
  return {
    id: row.id,
    name: row.name,
    roles: [...(row.is_admin === 1 ? (["admin"] as const) : []), ...row.memberships.map(({ role }) => role)],
    affiliation: row.affiliation === "" ? (seat?.affiliation ?? "") : row.affiliation,
    email: manages ? row.email : "",
    phone: manages ? row.phone : "",
    department: row.memberships.find(({ department }) => department !== "")?.department ?? "",
    seat: seat ? { id: seat.id, position: seat.position, sector: seat.sector } : null,
    term: seat?.term ? toTerm(seat.term) : null,
    invitation: manages ? toInvitation(around.invitations.get(row.id)) : null,
    devices: manages ? (around.devices.get(row.id) ?? NO_DEVICES) : null,
    officerOf: officerOf(around.officers.get(row.name) ?? [], row),
  }
}

const NO_DEVICES: Devices = { open: 0, hasNew: false, lastSeenAt: null }

function toInvitation(row: InvitationTable | undefined): Member["invitation"] {
  return row ? invitationSummary(row) : null
}

export function invitationSummary(row: InvitationTable): NonNullable<Member["invitation"]> {
  return {
    id: row.id,
    memberId: row.user_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }
}

/** Departments in which the member is 담당자: where their own department or workplace is known it must be the same. */
function officerOf(departments: readonly string[], { memberships, affiliation }: MemberRow): string[] {
  const own = memberships.find(({ department }) => department !== "")?.department ?? ""
  return departments.filter((each) => (own === "" ? affiliation === "" || affiliation.includes(each) : own === each))
}
