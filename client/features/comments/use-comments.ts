import { useEffect, useMemo, useSyncExternalStore } from "react"
import type { Anchor, Thread } from "../../../shared/wire/records.ts"
import { newId } from "../../live/new-id.ts"
import { useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { CommentOutbox } from "./comment-outbox.ts"
import type { OutboxEntry, PendingComment } from "./comment-outbox.ts"
import { confirmedIds } from "./group-threads.ts"

/** The server's commands a comment needs. Each rejects when the server did not take it. */
export interface CommentsApi {
  post(meetingId: string, comment: PendingComment): Promise<unknown>
  setResolved(threadId: string, isResolved: boolean): Promise<unknown>
}

export interface Comments {
  readonly entries: readonly OutboxEntry[]
  readonly open: (anchor: Anchor, body: string) => void
  readonly reply: (threadId: string, body: string) => void
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
}

/** Posting with the text shown at once and kept until the server has it. `api` must be stable. */
export function useComments(api: CommentsApi, threads: readonly Thread[]): Comments {
  const { meetingId, person } = useMeeting()
  const outbox = useMemo(
    () =>
      new CommentOutbox({
        storage: localStorage,
        // On a shared device nobody posts, or reads, what somebody else has written.
        key: `outbox.comments.${person}.${meetingId}`,
        send: (comment) => api.post(meetingId, comment),
      }),
    [api, meetingId, person],
  )
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  useEffect(() => outbox.settle(confirmedIds(threads)), [outbox, threads])
  const isConnected = useMeetingState((state) => state.connected)
  useEffect(() => {
    if (isConnected) outbox.retryFailed()
  }, [outbox, isConnected])
  return {
    entries,
    open: (anchor, body) => void outbox.post({ kind: "thread", id: newId(), anchor, body }),
    reply: (threadId, body) => void outbox.post({ kind: "comment", id: newId(), threadId, body }),
    retry: (id) => void outbox.retry(id),
    discard: (id) => outbox.discard(id),
  }
}
