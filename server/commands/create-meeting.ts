import type { Header, Minutes } from "../../shared/minutes/minutes.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import type { CreateMeeting } from "../../shared/wire/requests.ts"
import { nextDate } from "../../shared/domain/next-date.ts"
import { proposeTitle } from "../../shared/domain/meeting-title.ts"
import { badField, done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee, type CommitteeWithOrganization } from "../store/committees.ts"
import { insertMeeting, listMeetings } from "../store/meetings.ts"
import { listObservers, listSeats } from "../store/roster.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"
import { readCommitteeSettings, type CommitteeSettings } from "../../shared/domain/committee-settings.ts"
import { draftMinutes } from "./draft-minutes.ts"
import { meetingRecord } from "./meeting-records.ts"
import { koreanTime, plusMinutes } from "./korean-time.ts"
import { linkNamedBlobs, missingBlob } from "./named-blobs.ts"
import { firstUpdate, insertLineage } from "./write-document.ts"

export interface CreateMeetingInput extends CreateMeeting {
  /** Null = the command line or the first start. */
  readonly createdBy: string | null
  /** Fixed id, for the sample. */
  readonly id?: string
  /** Content instead of the roster and the skeleton: an import. Title, date and place come from it. */
  readonly minutes?: Minutes
  /** The caller stores the photos `minutes` names itself, right after. */
  readonly photosFollow?: boolean
}

/**
 * Creates a meeting: its row, the creating update (log row 1) and a snapshot, in ONE transaction. Seats are copied in
 * roster order, the round is the next of that year, title and date are proposed where they were left out.
 */
export async function createMeeting(deps: CommandDeps, input: CreateMeetingInput): Promise<Outcome<Meeting>> {
  return deps.store.transaction(async (trx) => {
    const committee = await lockCommittee(trx, input.committeeId)
    if (!committee) return refused("notFound")
    const now = deps.now()
    const settings = readCommitteeSettings(committee.settings)
    const others = await listMeetings(trx, input.committeeId)
    const startsAt = input.minutes ? input.minutes.header.startsAt : startOf(others, input, settings, now)
    const round = nextRound(others, (startsAt ?? koreanTime(now)).slice(0, 4))
    const minutes = input.minutes ?? (await draft(deps, trx, { input, committee, settings, startsAt, round }))
    const mustKnow = input.minutes !== undefined && input.photosFollow !== true
    const missing = mustKnow ? await missingBlob(trx, input.committeeId, minutes) : null
    if (missing !== null) return badField(missing, "no meeting of this committee has this file")
    const id = input.id ?? deps.newId()
    await writeMeeting(deps, trx, { id, input, minutes, round, now })
    const meeting = await meetingRecord(trx, id)
    if (!meeting) throw new Error(`meeting ${id} vanished`)
    return done(meeting)
  })
}

type DatedMeeting = Pick<MeetingTable, "round" | "starts_at" | "created_at">

function startOf(
  others: readonly DatedMeeting[],
  input: CreateMeeting,
  settings: CommitteeSettings,
  now: number,
): string | null {
  if (input.startsAt !== undefined) return input.startsAt
  if (!settings.regularDay) return null
  const dates = [koreanTime(now), ...others.flatMap((other) => other.starts_at ?? [])]
  return nextDate(
    settings.regularDay,
    dates.reduce((last, date) => (date > last ? date : last)),
  )
}

/** One more than the highest round whose meeting is dated in the year; undated ones count by their creation. */
function nextRound(others: readonly DatedMeeting[], year: string): number {
  const rounds = others.filter((other) => (other.starts_at ?? koreanTime(other.created_at)).startsWith(year))
  return 1 + Math.max(0, ...rounds.map((other) => other.round))
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
  const roster = await listSeats(trx, committee.id, (startsAt ?? koreanTime(deps.now())).slice(0, 10))
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
    ...(settings.quorum === "majority" ? {} : { quorum: settings.quorum }),
  }
  const observers = await listObservers(trx, committee.id)
  return draftMinutes({ header, roster, observers, settings, newId: deps.newId })
}

interface NewMeeting {
  readonly id: string
  readonly input: CreateMeetingInput
  readonly minutes: Minutes
  readonly round: number
  readonly now: number
}

async function writeMeeting(deps: CommandDeps, trx: Db, { id, input, minutes, round, now }: NewMeeting): Promise<void> {
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
  if (!input.photosFollow) {
    await linkNamedBlobs(trx, minutes, { meeting_id: id, created_by: createdBy, created_at: now })
  }
  await insertAudit(trx, {
    id: deps.newId(),
    at: now,
    actorId: createdBy,
    action: "meetingCreated",
    committeeId,
    meetingId: id,
  })
}
