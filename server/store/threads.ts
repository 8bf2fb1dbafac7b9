// Comment threads. Whoever may see them is decided above the store.
import type { CommentTable, ThreadTable } from "./schema.ts"
import type { Db } from "./store.ts"

export type NewThread = Omit<ThreadTable, "resolved_by" | "resolved_at">
export type ThreadRow = ThreadTable & { readonly resolver_name: string | null }
export type CommentRow = CommentTable & { readonly author_name: string }

export interface ThreadWithComments {
  readonly thread: ThreadRow
  /** Oldest first. */
  readonly comments: readonly CommentRow[]
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

/** Takes back a thread that got no comment. */
export async function deleteThread(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("thread").where("id", "=", id).execute()
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

export async function findThread(db: Db, id: string): Promise<ThreadWithComments | undefined> {
  const thread = await threads(db).where("thread.id", "=", id).executeTakeFirst()
  if (!thread) return undefined
  return { thread, comments: await comments(db).where("comment.thread_id", "=", id).execute() }
}

/** Threads of a meeting with their comments, oldest first: two queries, however many threads. */
export async function listThreads(db: Db, meetingId: string): Promise<ThreadWithComments[]> {
  const found = await threads(db).where("thread.meeting_id", "=", meetingId).execute()
  const said = await comments(db).where("thread.meeting_id", "=", meetingId).execute()
  const byThread = Map.groupBy(said, (comment) => comment.thread_id)
  return found.map((thread) => ({ thread, comments: byThread.get(thread.id) ?? [] }))
}

const threads = (db: Db) =>
  db
    .selectFrom("thread")
    .leftJoin("user as resolver", "resolver.id", "thread.resolved_by")
    .selectAll("thread")
    .select("resolver.name as resolver_name")
    .orderBy("thread.created_at")
    .orderBy("thread.id")

const comments = (db: Db) =>
  db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .innerJoin("user as author", "author.id", "comment.author_id")
    .selectAll("comment")
    .select("author.name as author_name")
    .orderBy("comment.created_at")
    .orderBy("comment.id")

/** `by` null reopens the thread. */
export async function setThreadResolved(db: Db, id: string, by: string | null, now: number): Promise<void> {
  await db
    .updateTable("thread")
    .set({ resolved_by: by, resolved_at: by === null ? null : now })
    .where("id", "=", id)
    .execute()
}
