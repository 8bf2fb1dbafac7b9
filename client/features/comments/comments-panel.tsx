import { Button } from "@mantine/core"
import { useMemo, useState } from "react"
import type { ReactNode } from "react"
import { commentsText as ko } from "../../../shared/text/ko/comments.ts"
import type { Anchor, Thread } from "../../../shared/wire/records.ts"
import { useCan, useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { CommentForm } from "./comment-form.tsx"
import classes from "./comments.module.css"
import { sameAnchor, threadsToShow } from "./group-threads.ts"
import { PendingItem } from "./pending-item.tsx"
import { ThreadCard } from "./thread-card.tsx"
import { useComments } from "./use-comments.ts"
import type { CommentsApi } from "./use-comments.ts"

interface CommentsPanelProps {
  readonly api: CommentsApi
  /** The row the panel shows; null = every thread. */
  readonly anchor: Anchor | null
  readonly showAll: () => void
  /** The row's name, or null when the row is deleted. */
  readonly rowLabel: (anchor: Anchor) => string | null
  readonly goToRow: (anchor: Anchor) => void
}

const NO_THREADS: readonly Thread[] = []

/** The threads of one opinion row or of the whole meeting, live. */
export function CommentsPanel({ api, anchor, showAll, rowLabel, goToRow }: CommentsPanelProps): ReactNode {
  const { meetingId, person } = useMeeting()
  const canComment = useCan("comment")
  const threads = useMeetingState((state) => state.records?.threads ?? NO_THREADS)
  const comments = useComments(api, threads)
  const [showsResolved, setShowsResolved] = useState(false)
  const shown = useMemo(() => threadsToShow(threads, anchor), [threads, anchor])
  const newThreads = comments.entries.filter(
    ({ comment }) => comment.kind === "thread" && (!anchor || sameAnchor(comment.anchor, anchor)),
  )
  const card = (thread: Thread) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      pending={comments.entries.filter(({ comment }) => comment.kind === "comment" && comment.threadId === thread.id)}
      canComment={canComment}
      {...(anchor ? {} : { rowLabel: rowLabel(thread.anchor) ?? ko.rowGone })}
      goToRow={rowLabel(thread.anchor) === null ? undefined : () => goToRow(thread.anchor)}
      draftKey={`draft.reply.${person}.${meetingId}.${thread.id}`}
      reply={(body) => comments.reply(thread.id, body)}
      retry={comments.retry}
      discard={comments.discard}
      setResolved={(isResolved) => api.setResolved(thread.id, isResolved)}
    />
  )
  const isEmpty = shown.open.length + shown.resolved.length + newThreads.length === 0
  return (
    <section className={classes.panel} aria-label={ko.panel}>
      {anchor && (
        <header className={classes.panelHead}>
          <div>
            <h3 className={classes.rowTitle}>{ko.ofRow(rowLabel(anchor) ?? ko.rowGone)}</h3>
            {rowLabel(anchor) !== null && (
              <button type="button" className={classes.rowLink} onClick={() => goToRow(anchor)}>
                {ko.goToRow}
              </button>
            )}
          </div>
          <Button variant="subtle" size="compact-md" className={classes.showAll ?? ""} onClick={showAll}>
            {ko.all}
          </Button>
        </header>
      )}
      {isEmpty && <p className={classes.empty}>{anchor ? ko.noneOfRow : ko.none}</p>}
      {shown.open.map(card)}
      <ul className={classes.comments}>
        {newThreads.map((entry) => (
          <PendingItem key={entry.comment.id} entry={entry} retry={comments.retry} discard={comments.discard} />
        ))}
      </ul>
      {shown.resolved.length > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setShowsResolved((shows) => !shows)}>
          {showsResolved ? ko.hideResolved : ko.showResolved(shown.resolved.length)}
        </Button>
      )}
      {showsResolved && shown.resolved.map(card)}
      {anchor && canComment && (
        <CommentForm
          key={`${anchor.tableId}.${anchor.rowId}`}
          draftKey={`draft.thread.${person}.${meetingId}.${anchor.tableId}.${anchor.rowId}`}
          label={ko.newThread}
          placeholder={ko.newPlaceholder}
          post={(body) => comments.open(anchor, body)}
        />
      )}
      {!canComment && <p className={classes.hint}>{ko.mayNotComment}</p>}
    </section>
  )
}
