import type { LiveRecords } from "../../shared/wire/events.ts"
import type { Comment, Meeting, RevisionSummary, Thread } from "../../shared/wire/records.ts"
import { findMeetingWithCommittee, type MeetingWithCommittee } from "../store/meetings.ts"
import { listRevisions, type RevisionRow } from "../store/revisions.ts"
import type { Db } from "../store/store.ts"
import { findThread, listThreads, type CommentRow, type ThreadWithComments } from "../store/threads.ts"

/** Everything beside the document that the page of a meeting shows. Unfiltered: pass it through `visibleRecords`. */
export async function meetingRecords(db: Db, meetingId: string): Promise<LiveRecords> {
  const [meeting, threads, revisions] = await Promise.all([
    meetingRecord(db, meetingId),
    threadRecords(db, meetingId),
    revisionSummaries(db, meetingId),
  ])
  if (!meeting) throw new Error(`no meeting ${meetingId}`)
  return { meeting, threads, revisions }
}

/** The meeting as it travels, or null when there is none. */
export async function meetingRecord(db: Db, meetingId: string): Promise<Meeting | null> {
  const row = await findMeetingWithCommittee(db, meetingId)
  return row ? toMeeting(row) : null
}

/** A row of the meeting table as it travels. */
export function toMeeting(row: MeetingWithCommittee): Meeting {
  return {
    id: row.id,
    committeeId: row.committee_id,
    committeeName: row.committee_name,
    title: row.title,
    round: row.round,
    startsAt: row.starts_at,
    place: row.place,
    state: row.state,
    epoch: row.epoch,
    revision: row.revision,
    damaged: row.damaged === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** All threads of a meeting with their comments, oldest first. */
export async function threadRecords(db: Db, meetingId: string): Promise<Thread[]> {
  return (await listThreads(db, meetingId)).map(toThread)
}

/** One thread with its comments, or null when there is none. */
export async function threadRecord(db: Db, threadId: string): Promise<Thread | null> {
  const found = await findThread(db, threadId)
  return found ? toThread(found) : null
}

/** The revisions of a meeting without their content, first to newest. */
export async function revisionSummaries(db: Db, meetingId: string): Promise<RevisionSummary[]> {
  return (await listRevisions(db, meetingId)).map(toRevisionSummary)
}

export function toRevisionSummary(row: RevisionRow): RevisionSummary {
  return {
    meetingId: row.meeting_id,
    n: row.n,
    sha256: row.sha256,
    by: { id: row.created_by, name: row.by_name },
    at: row.created_at,
  }
}

function toThread({ thread, comments }: ThreadWithComments): Thread {
  return {
    id: thread.id,
    meetingId: thread.meeting_id,
    anchor: { kind: "opinionRow", tableId: thread.anchor_table, rowId: thread.anchor_row },
    createdAt: thread.created_at,
    resolvedAt: thread.resolved_at,
    resolvedBy: thread.resolved_by === null ? null : { id: thread.resolved_by, name: thread.resolver_name ?? "" },
    comments: comments.map(toComment),
  }
}

const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  author: { id: row.author_id, name: row.author_name },
  body: row.body,
  createdAt: row.created_at,
})
