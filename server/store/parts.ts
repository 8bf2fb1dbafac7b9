// What a person is to a committee: account, roles and seat together, so that judging a right takes one query.
import type { SqlBool } from "kysely"
import type { Role } from "../../shared/rules/permissions.ts"
import type { MeetingTable } from "./schema.ts"
import type { Db } from "./store.ts"

export interface Part {
  readonly committeeId: string
  readonly isAdmin: boolean
  readonly isActive: boolean
  /** As granted in the committee; what the account itself may do everywhere is `isAdmin`. */
  readonly roles: readonly Role[]
  readonly readsDrafts: boolean
  readonly hasSeat: boolean
  /** When one of the roles ends by itself, Unix milliseconds; null = none does. */
  readonly endsAt: number | null
}

/** An instant as the rules of the roster see it. */
export interface Moment {
  /** Unix milliseconds. */
  readonly now: number
  /** The civil day in Korea, `YYYY-MM-DD`. */
  readonly today: string
}

/** The person's part in one committee, or in every one: without a role or seat there is still a part, an empty one. */
export async function listParts(db: Db, userId: string, moment: Moment, committeeId?: string): Promise<Part[]> {
  const all = partRows(db, userId, moment)
  const rows = await (committeeId === undefined ? all : all.where("committee.id", "=", committeeId)).execute()
  return [...Map.groupBy(rows, (row) => row.part_committee)].map(([id, own]) => partOf(id, own))
}

/** A meeting and the person's part in its committee; undefined when either is unknown. */
export async function findMeetingPart(
  db: Db,
  userId: string,
  moment: Moment,
  meetingId: string,
): Promise<{ readonly meeting: MeetingTable; readonly part: Part } | undefined> {
  const rows = await partRows(db, userId, moment)
    .innerJoin("meeting", "meeting.committee_id", "committee.id")
    .selectAll("meeting")
    .where("meeting.id", "=", meetingId)
    .execute()
  const [first] = rows
  return first && { meeting: first, part: partOf(first.committee_id, rows) }
}

interface PartRow {
  readonly part_admin: number
  readonly part_active: number
  readonly part_role: Role | null
  readonly part_drafts: number | null
  readonly part_end: number | null
  /** 0/1 on SQLite, a boolean on PostgreSQL. */
  readonly part_seat: SqlBool
}

/** One row for each role, one without a role for a person who has none. */
function partRows(db: Db, userId: string, { now, today }: Moment) {
  return db
    .selectFrom("committee")
    .innerJoin("user", (join) => join.on("user.id", "=", userId))
    .leftJoin("membership", (join) =>
      join
        .onRef("membership.committee_id", "=", "committee.id")
        .on("membership.user_id", "=", userId)
        .on((role) => role.or([role("membership.ends_at", "is", null), role("membership.ends_at", ">", now)])),
    )
    .select(["committee.id as part_committee", "user.is_admin as part_admin", "user.active as part_active"])
    .select([
      "membership.role as part_role",
      "membership.reads_drafts as part_drafts",
      "membership.ends_at as part_end",
    ])
    .select((row) =>
      row
        .exists(
          row
            .selectFrom("term")
            .innerJoin("roster_seat", "roster_seat.id", "term.seat_id")
            .select("term.id")
            .whereRef("roster_seat.committee_id", "=", "committee.id")
            .where("term.user_id", "=", userId)
            .where((day) => day.or([day("term.starts_on", "is", null), day("term.starts_on", "<=", today)]))
            .where((day) => day.or([day("term.ended_on", "is", null), day("term.ended_on", ">", today)])),
        )
        .as("part_seat"),
    )
}

function partOf(committeeId: string, rows: readonly PartRow[]): Part {
  return {
    committeeId,
    isAdmin: rows.some((row) => row.part_admin === 1),
    isActive: rows.some((row) => row.part_active === 1),
    roles: rows.flatMap((row) => row.part_role ?? []),
    readsDrafts: rows.some((row) => row.part_drafts === 1),
    hasSeat: rows.some((row) => Boolean(row.part_seat)),
    endsAt: earliest(rows.map((row) => row.part_end)),
  }
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : Math.min(...known)
}
