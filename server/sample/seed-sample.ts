// The first start: an installer, and a fictional committee with three meetings to look at and try things in.
import { proposeTitle } from "../../shared/domain/meeting-title.ts"
import type { Attachment, Minutes } from "../../shared/minutes/minutes.ts"
import { sampleNames, sampleThreads } from "../../shared/text/ko/sample.ts"
import { sampleMeetingDate, sampleOlder, samplePhotos } from "../../shared/text/ko/sample-body.ts"
import { addComment } from "../commands/add-comment.ts"
import type { RoomCommandDeps } from "../commands/command-deps.ts"
import { createMeeting } from "../commands/create-meeting.ts"
import { createThread } from "../commands/create-thread.ts"
import { finalizeMeeting } from "../commands/finalize-meeting.ts"
import { resolveThread } from "../commands/resolve-thread.ts"
import { keepPhoto, preparePhoto, type PreparedPhoto } from "../commands/store-photo.ts"
import type { Outcome } from "../errors.ts"
import { findCommittee } from "../store/committees.ts"
import { findMeeting, setMeetingState } from "../store/meetings.ts"
import { listSeats } from "../store/roster.ts"
import { readSetting, writeSetting } from "../store/settings.ts"
import { newestMinutes, olderMinutes } from "./sample-minutes.ts"
import { drawSamplePhotos } from "./sample-photos.ts"
import { personWith, seedPeople, type SamplePlan } from "./seed-people.ts"

const DONE_KEY = "sampleDone"
/** The pictures are our own: any size is fine. */
const ANY_PIXELS = Number.MAX_SAFE_INTEGER

/**
 * Puts the sample into an empty database, once; a start cut off in the middle is completed by the next one, under the
 * same ids. A database that has people of its own is left alone: null.
 */
export async function seedSample(deps: RoomCommandDeps): Promise<SamplePlan | null> {
  const plan = await seedPeople(deps)
  if (!plan) return null
  if ((await readSetting(deps.store.db, DONE_KEY)) !== undefined) {
    // Somebody removed it: it does not come back.
    return (await findCommittee(deps.store.db, plan.committeeId)) ? plan : null
  }
  for (const [at, id] of plan.olderIds.entries()) await seedOlder(deps, plan, at, id)
  await seedNewest(deps, plan)
  await seedThreads(deps, plan)
  await writeSetting(deps.store.db, DONE_KEY, "1")
  return plan
}

const title = (startsAt: string, round: number): string =>
  proposeTitle({ startsAt, round, committeeName: sampleNames.committee })

async function seedOlder(deps: RoomCommandDeps, plan: SamplePlan, at: number, id: string): Promise<void> {
  const older = sampleOlder[at]
  if (!older) return
  const { db } = deps.store
  if (!(await findMeeting(db, id))) {
    const roster = await listSeats(db, plan.committeeId, older.startsAt.slice(0, 10))
    const minutes = olderMinutes(older, { title: title(older.startsAt, at + 1), roster, newId: deps.newId })
    await create(deps, plan, id, minutes)
  }
  const meeting = await findMeeting(db, id)
  if (meeting?.state !== "draft") return
  if (at > 0) await setMeetingState(db, id, "review", deps.now())
  else unwrap(await finalizeMeeting(deps, { meetingId: id, userId: personWith(plan, "secretary") }))
}

async function seedNewest(deps: RoomCommandDeps, plan: SamplePlan): Promise<void> {
  const photos: PreparedPhoto[] = []
  for (const bytes of await drawSamplePhotos()) photos.push(unwrap(await preparePhoto(bytes, ANY_PIXELS)))
  if (!(await findMeeting(deps.store.db, plan.meetingId))) {
    const roster = await listSeats(deps.store.db, plan.committeeId, sampleMeetingDate.slice(0, 10))
    const attachments = photos.map((photo, at) => attachment(photo, at, deps.newId()))
    const round = plan.olderIds.length + 1
    const minutes = newestMinutes({
      title: title(sampleMeetingDate, round),
      roster,
      photos: attachments,
      newId: deps.newId,
    })
    await create(deps, plan, plan.meetingId, minutes)
  }
  for (const photo of photos) await keepPhoto(deps, { meetingId: plan.meetingId, userId: null, photo })
}

function attachment({ sha256, mime, width, height }: PreparedPhoto, at: number, id: string): Attachment {
  const { name, caption } = samplePhotos[at] ?? { name: "", caption: "" }
  return { id, order: `a${at}`, kind: "photo", blob: sha256, name, mime, caption, width, height }
}

async function create(deps: RoomCommandDeps, plan: SamplePlan, id: string, minutes: Minutes): Promise<void> {
  unwrap(await createMeeting(deps, { committeeId: plan.committeeId, createdBy: null, id, minutes, photosFollow: true }))
}

/** Ids are fixed, so that seeding again after a cut doubles nothing. */
async function seedThreads(deps: RoomCommandDeps, plan: SamplePlan): Promise<void> {
  const minutes = await deps.rooms.readMinutes(plan.meetingId)
  const userIds = new Map(plan.people.map((person) => [person.name, person.userId]))
  for (const { number, resolved, comments } of sampleThreads) {
    const anchor = rowAnchor(minutes, number)
    const [first, ...rest] = comments.map(({ author, body }) => ({ authorId: userIds.get(author) ?? "", body }))
    if (!first) continue
    const threadId = `sample-${number}`
    unwrap(await createThread(deps, { id: threadId, anchor, meetingId: plan.meetingId, ...first }))
    for (const [at, comment] of rest.entries()) {
      unwrap(await addComment(deps, { id: `${threadId}-${at + 2}`, threadId, ...comment }))
    }
    if (resolved) await resolveThread(deps, { threadId, resolved, userId: personWith(plan, "secretary") })
  }
}

function rowAnchor(minutes: Minutes, number: string): { kind: "opinionRow"; tableId: string; rowId: string } {
  for (const table of minutes.opinions) {
    const row = table.rows.find((other) => other.kind === "project" && other.number === number)
    if (row) return { kind: "opinionRow", tableId: table.id, rowId: row.id }
  }
  throw new Error(`the sample has no row ${number}`)
}

/** The sample is ours: a refusal while seeding it is a bug. */
function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`sample refused: ${outcome.code} ${JSON.stringify(outcome.detail)}`)
  return outcome.value
}
