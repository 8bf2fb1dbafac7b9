import type { LiveRecords } from "../../shared/wire/events.ts"
import type { Comment, Meeting, Person, RevisionSummary, Thread } from "../../shared/wire/records.ts"
import type { MeetingTable, ThreadTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"

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
  const row = await db
    .selectFrom("meeting")
    .innerJoin("committee", "committee.id", "meeting.committee_id")
    .selectAll("meeting")
    .select("committee.name as committee_name")
    .where("meeting.id", "=", meetingId)
    .executeTakeFirst()
  return row ? toMeeting(row, row.committee_name) : null
}

/** A row of the meeting table as it travels. */
export function toMeeting(row: MeetingTable, committeeName: string): Meeting {
  return {
    id: row.id,
    committeeId: row.committee_id,
    committeeName,
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
  const [threads, comments] = await Promise.all([
    threadQuery(db).where("thread.meeting_id", "=", meetingId).execute(),
    commentQuery(db).where("thread.meeting_id", "=", meetingId).execute(),
  ])
  const byThread = Map.groupBy(comments, (comment) => comment.thread_id)
  return threads.map((thread) => toThread(thread, byThread.get(thread.id) ?? []))
}

/** One thread with its comments, or null when there is none. */
export async function threadRecord(db: Db, threadId: string): Promise<Thread | null> {
  const thread = await threadQuery(db).where("thread.id", "=", threadId).executeTakeFirst()
  if (!thread) return null
  return toThread(thread, await commentQuery(db).where("comment.thread_id", "=", threadId).execute())
}

/** The revisions of a meeting without their content, first to newest. */
export async function revisionSummaries(db: Db, meetingId: string): Promise<RevisionSummary[]> {
  const rows = await db
    .selectFrom("revision")
    .innerJoin("user", "user.id", "revision.created_by")
    .select(["revision.meeting_id", "revision.n", "revision.sha256", "revision.created_at", "revision.created_by"])
    .select("user.name as by_name")
    .where("revision.meeting_id", "=", meetingId)
    .orderBy("revision.n")
    .execute()
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    n: row.n,
    sha256: row.sha256,
    by: { id: row.created_by, name: row.by_name },
    at: row.created_at,
  }))
}

const threadQuery = (db: Db) =>
  db
    .selectFrom("thread")
    .leftJoin("user as resolver", "resolver.id", "thread.resolved_by")
    .selectAll("thread")
    .select("resolver.name as resolver_name")
    .orderBy("thread.created_at")
    .orderBy("thread.id")

const commentQuery = (db: Db) =>
  db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .innerJoin("user as author", "author.id", "comment.author_id")
    .select(["comment.id", "comment.thread_id", "comment.body", "comment.created_at", "comment.author_id"])
    .select("author.name as author_name")
    .orderBy("comment.created_at")
    .orderBy("comment.id")

interface CommentRow {
  readonly id: string
  readonly body: string
  readonly created_at: number
  readonly author_id: string
  readonly author_name: string
}

function toThread(thread: ThreadTable & { resolver_name: string | null }, comments: readonly CommentRow[]): Thread {
  return {
    id: thread.id,
    meetingId: thread.meeting_id,
    anchor: { kind: "opinionRow", tableId: thread.anchor_table, rowId: thread.anchor_row },
    createdAt: thread.created_at,
    resolvedAt: thread.resolved_at,
    resolvedBy: resolver(thread),
    comments: comments.map(toComment),
  }
}

function resolver(thread: { resolved_by: string | null; resolver_name: string | null }): Person | null {
  return thread.resolved_by === null ? null : { id: thread.resolved_by, name: thread.resolver_name ?? "" }
}

const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  author: { id: row.author_id, name: row.author_name },
  body: row.body,
  createdAt: row.created_at,
})
