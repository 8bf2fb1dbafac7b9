import type { Thread } from "../../shared/wire/records.ts"
import type { CreateThread } from "../../shared/wire/requests.ts"
import { done, refused, type Outcome } from "../errors.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"
import { threadRecord } from "./meeting-records.ts"

export interface CreateThreadInput extends CreateThread {
  readonly meetingId: string
  readonly authorId: string
}

/**
 * Starts a thread with its first comment, which has the thread's own id. The same id from the same author in the same
 * meeting answers as the first time did; an id somebody else has used is a conflict.
 */
export async function createThread(deps: CommandDeps, input: CreateThreadInput): Promise<Outcome<Thread>> {
  const created = await deps.store.transaction(async (trx): Promise<Outcome<{ thread: Thread; isNew: boolean }>> => {
    const known = await trx.selectFrom("thread").selectAll().where("id", "=", input.id).executeTakeFirst()
    if (known) {
      const isSame = known.meeting_id === input.meetingId && known.created_by === input.authorId
      return isSame ? done({ thread: await wholeThread(trx, input.id), isNew: false }) : refused("conflict")
    }
    const clash = await trx.selectFrom("comment").select("id").where("id", "=", input.id).executeTakeFirst()
    if (clash) return refused("conflict")
    await insertThread(trx, input, deps.now())
    return done({ thread: await wholeThread(trx, input.id), isNew: true })
  })
  if (!created.ok) return created
  const { thread, isNew } = created.value
  if (isNew) await deps.bus.publish({ type: "threadChanged", meetingId: thread.meetingId, thread })
  return done(thread)
}

async function insertThread(trx: Db, input: CreateThreadInput, now: number): Promise<void> {
  await trx
    .insertInto("thread")
    .values({
      id: input.id,
      meeting_id: input.meetingId,
      anchor_kind: input.anchor.kind,
      anchor_table: input.anchor.tableId,
      anchor_row: input.anchor.rowId,
      created_by: input.authorId,
      created_at: now,
      resolved_by: null,
      resolved_at: null,
    })
    .execute()
  await trx
    .insertInto("comment")
    .values({ id: input.id, thread_id: input.id, author_id: input.authorId, body: input.body, created_at: now })
    .execute()
}

/** A thread that is known to be there. */
export async function wholeThread(trx: Db, threadId: string): Promise<Thread> {
  const thread = await threadRecord(trx, threadId)
  if (!thread) throw new Error(`thread ${threadId} vanished`)
  return thread
}
