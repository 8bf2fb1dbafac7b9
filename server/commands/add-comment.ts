import type { Thread } from "../../shared/wire/records.ts"
import type { CreateComment } from "../../shared/wire/requests.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertComment } from "../store/threads.ts"
import type { CommandDeps } from "./command-deps.ts"
import { wholeThread } from "./create-thread.ts"

export interface AddCommentInput extends CreateComment {
  readonly threadId: string
  readonly authorId: string
}

/**
 * Adds a comment and answers the whole thread. The same id from the same author in the same thread answers without
 * writing again; an id used elsewhere is a conflict.
 */
export async function addComment(deps: CommandDeps, input: AddCommentInput): Promise<Outcome<Thread>> {
  const added = await deps.store.transaction(async (trx): Promise<Outcome<{ thread: Thread; isNew: boolean }>> => {
    const { id, threadId, authorId, body } = input
    const isNew = await insertComment(trx, {
      id,
      thread_id: threadId,
      author_id: authorId,
      body,
      created_at: deps.now(),
    })
    const thread = await wholeThread(trx, threadId)
    const isOwn = thread.comments.some((comment) => comment.id === id && comment.author.id === authorId)
    return isOwn ? done({ thread, isNew }) : refused("conflict")
  })
  if (!added.ok) return added
  const { thread, isNew } = added.value
  if (isNew) await deps.bus.publish({ type: "threadChanged", meetingId: thread.meetingId, thread })
  return done(thread)
}
