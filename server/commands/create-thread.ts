import type { Thread } from "../../shared/wire/records.ts"
import type { CreateThread } from "../../shared/wire/requests.ts"
import { done, refused, type Outcome } from "../errors.ts"
import type { Db } from "../store/store.ts"
import { deleteThread, insertComment, insertThread } from "../store/threads.ts"
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
    const { id, meetingId, authorId, anchor, body } = input
    const at = deps.now()
    const row = { id, meeting_id: meetingId, created_by: authorId, created_at: at }
    const anchored = { anchor_kind: anchor.kind, anchor_table: anchor.tableId, anchor_row: anchor.rowId }
    // Of two at once the second waits in the insert and then finds what the first has made.
    if (await insertThread(trx, { ...row, ...anchored })) {
      const first = { id, thread_id: id, author_id: authorId, body, created_at: at }
      if (await insertComment(trx, first)) return done({ thread: await wholeThread(trx, id), isNew: true })
      await deleteThread(trx, id)
      return refused("conflict")
    }
    const known = await wholeThread(trx, id)
    const isSame = known.meetingId === meetingId && known.comments[0]?.author.id === authorId
    return isSame ? done({ thread: known, isNew: false }) : refused("conflict")
  })
  if (!created.ok) return created
  const { thread, isNew } = created.value
  if (isNew) await deps.bus.publish({ type: "threadChanged", meetingId: thread.meetingId, thread })
  return done(thread)
}

/** A thread that is known to be there. */
export async function wholeThread(trx: Db, threadId: string): Promise<Thread> {
  const thread = await threadRecord(trx, threadId)
  if (!thread) throw new Error(`thread ${threadId} vanished`)
  return thread
}
