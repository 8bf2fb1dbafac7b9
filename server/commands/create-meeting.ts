import type { Header, Minutes } from "../../shared/minutes/minutes.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import type { CreateMeeting } from "../../shared/wire/requests.ts"
import { nextDate } from "../../shared/domain/next-date.ts"
import { proposeTitle } from "../../shared/domain/meeting-title.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { findCommittee, listSeats, type CommitteeWithOrganization } from "../store/committees.ts"
import { insertMeeting } from "../store/meetings.ts"
import type { Db } from "../store/store.ts"
import { writeAudit } from "./audit.ts"
import type { CommandDeps } from "./command-deps.ts"
import { readCommitteeSettings, type CommitteeSettings } from "./committee-settings.ts"
import { draftMinutes } from "./draft-minutes.ts"
import { meetingRecord } from "./meeting-records.ts"
import { koreanTime, plusMinutes } from "./korean-time.ts"
import { firstUpdate, insertLineage } from "./write-document.ts"

export interface CreateMeetingInput extends CreateMeeting {
  /** Null = the command line or the first start. */
  readonly createdBy: string | null
  /** Fixed id, for the sample. */
  readonly id?: string
  /** Content instead of the roster and the skeleton: an import. Title, date and place come from it. */
  readonly minutes?: Minutes
}

/**
 * Creates a meeting: its row, the creating update (log row 1) and a snapshot, in ONE transaction. Seats are copied in
 * roster order, the round is the next of that year, title and date are proposed where they were left out.
 */
export async function createMeeting(deps: CommandDeps, input: CreateMeetingInput): Promise<Outcome<Meeting>> {
  return deps.store.transaction(async (trx) => {
    // Writing the row takes its lock: two meetings made at once cannot get one round.
    await trx
      .updateTable("committee")
      .set((row) => ({ name: row.ref("name") }))
      .where("id", "=", input.committeeId)
      .execute()
    const committee = await findCommittee(trx, input.committeeId)
    if (!committee) return refused("notFound")
    const now = deps.now()
    const settings = readCommitteeSettings(committee.settings)
    const startsAt = input.minutes ? input.minutes.header.startsAt : await startOf(trx, input, settings, now)
    const round = await nextRound(trx, input.committeeId, (startsAt ?? koreanTime(now)).slice(0, 4))
    const minutes = input.minutes ?? (await draft(deps, trx, { input, committee, settings, startsAt, round }))
    const id = input.id ?? deps.newId()
    await writeMeeting(deps, trx, { id, input, minutes, round, now })
    const meeting = await meetingRecord(trx, id)
    if (!meeting) throw new Error(`meeting ${id} vanished`)
    return done(meeting)
  })
}

async function startOf(
  trx: Db,
  input: CreateMeeting,
  settings: CommitteeSettings,
  now: number,
): Promise<string | null> {
  if (input.startsAt !== undefined) return input.startsAt
  if (!settings.regularDay) return null
  const newest = await trx
    .selectFrom("meeting")
    .select((row) => row.fn.max("starts_at").as("at"))
    .where("committee_id", "=", input.committeeId)
    .executeTakeFirst()
  const today = koreanTime(now)
  const last = newest?.at ?? null
  return nextDate(settings.regularDay, last !== null && last > today ? last : today)
}

/** One more than the highest round whose meeting is dated in the year; undated ones count by their creation. */
async function nextRound(trx: Db, committeeId: string, year: string): Promise<number> {
  const rows = await trx
    .selectFrom("meeting")
    .select(["round", "starts_at", "created_at"])
    .where("committee_id", "=", committeeId)
    .execute()
  const rounds = rows.filter((row) => (row.starts_at ?? koreanTime(row.created_at)).startsWith(year))
  return 1 + Math.max(0, ...rounds.map((row) => row.round))
}

interface DraftContext {
  readonly input: CreateMeetingInput
  readonly committee: CommitteeWithOrganization
  readonly settings: CommitteeSettings
  readonly startsAt: string | null
  readonly round: number
}

async function draft(deps: CommandDeps, trx: Db, context: DraftContext): Promise<Minutes> {
  const { input, committee, settings, startsAt, round } = context
  const roster = await listSeats(trx, committee.id)
  const place = input.place ?? settings.place
  const header: Header = {
    title:
      input.title ??
      proposeTitle({ startsAt: startsAt ?? koreanTime(deps.now()), round, committeeName: committee.name }),
    organizationName: committee.organization_name,
    committeeName: committee.name,
    startsAt,
    endsAt: input.endsAt ?? (startsAt === null ? null : plusMinutes(startsAt, settings.durationMinutes)),
    place,
    nextStartsAt: startsAt !== null && settings.regularDay ? nextDate(settings.regularDay, startsAt) : null,
    nextPlace: place,
    nextReason: "",
    proxyCounts: settings.proxyCounts,
  }
  return draftMinutes({ header, roster, settings, newId: deps.newId })
}

interface NewMeeting {
  readonly id: string
  readonly input: CreateMeetingInput
  readonly minutes: Minutes
  readonly round: number
  readonly now: number
}

async function writeMeeting(
  deps: CommandDeps,
  trx: Db,
  { id, input, minutes, round, now }: NewMeeting,
): Promise<void> {
  const epoch = deps.newId()
  const { committeeId, createdBy } = input
  await insertMeeting(
    trx,
    {
      id,
      committee_id: committeeId,
      round,
      title: minutes.header.title,
      starts_at: minutes.header.startsAt,
      place: minutes.header.place,
      epoch,
      created_by: createdBy,
    },
    now,
  )
  await insertLineage(trx, { meetingId: id, epoch, now, first: firstUpdate(minutes) })
  await writeAudit(trx, {
    id: deps.newId(),
    at: now,
    actorId: createdBy,
    action: "meetingCreated",
    committeeId,
    meetingId: id,
  })
}
