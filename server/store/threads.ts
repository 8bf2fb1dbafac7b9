// Comment threads. Whoever may see them is decided above the store.
import type { CommentTable, ThreadTable } from "./schema.ts"
import type { Db } from "./store.ts"

export type NewThread = Omit<ThreadTable, "resolved_by" | "resolved_at">

export interface ThreadWithComments {
  readonly thread: ThreadTable
  /** Oldest first. */
  readonly comments: readonly CommentTable[]
}

/** False = a thread with this id exists already: the POST was repeated. */
export async function insertThread(db: Db, thread: NewThread): Promise<boolean> {
  const result = await db
    .insertInto("thread")
    .values({ ...thread, resolved_by: null, resolved_at: null })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** False = a comment with this id exists already: the POST was repeated. */
export async function insertComment(db: Db, comment: CommentTable): Promise<boolean> {
  const result = await db
    .insertInto("comment")
    .values(comment)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export function findComment(db: Db, id: string): Promise<CommentTable | undefined> {
  return db.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirst()
}

export async function findThread(db: Db, id: string): Promise<ThreadWithComments | undefined> {
  const thread = await db.selectFrom("thread").selectAll().where("id", "=", id).executeTakeFirst()
  if (!thread) return undefined
  const comments = await db
    .selectFrom("comment")
    .selectAll()
    .where("thread_id", "=", id)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
  return { thread, comments }
}

/** Threads of a meeting with their comments, oldest first: two queries, however many threads. */
export async function listThreads(db: Db, meetingId: string): Promise<ThreadWithComments[]> {
  const threads = await db
    .selectFrom("thread")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
  const comments = await db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .selectAll("comment")
    .where("thread.meeting_id", "=", meetingId)
    .orderBy("comment.created_at")
    .orderBy("comment.id")
    .execute()
  const byThread = Map.groupBy(comments, (comment) => comment.thread_id)
  return threads.map((thread) => ({ thread, comments: byThread.get(thread.id) ?? [] }))
}

/** `by` null reopens the thread. */
export async function setThreadResolved(db: Db, id: string, by: string | null, now: number): Promise<void> {
  await db
    .updateTable("thread")
    .set({ resolved_by: by, resolved_at: by === null ? null : now })
    .where("id", "=", id)
    .execute()
}
