import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { commentsText as ko } from "../../../shared/text/ko/comments.ts"
import type { Comment, Thread } from "../../../shared/wire/records.ts"
import { CommentForm } from "./comment-form.tsx"
import type { OutboxEntry } from "./comment-outbox.ts"
import classes from "./comments.module.css"
import { PendingItem } from "./pending-item.tsx"
import { whenText } from "../../api/when-text.ts"

interface ThreadCardProps {
  readonly thread: Thread
  /** Replies of mine that the server has not confirmed. */
  readonly pending: readonly OutboxEntry[]
  readonly canComment: boolean
  /** Where the thread points, e.g. `1-6-4 중장년 여성 취업지원`; omitted when the panel shows one row. */
  readonly rowLabel?: string
  readonly goToRow?: (() => void) | undefined
  readonly draftKey: string
  readonly reply: (body: string) => void
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
  /** Rejects when the server did not take the change. */
  readonly setResolved: (isResolved: boolean) => Promise<unknown>
}

/** One thread: what was said, replies, and whether it is settled. Resolved threads are kept and can be reopened. */
export function ThreadCard(props: ThreadCardProps): ReactNode {
  const { thread } = props
  const [isReplying, setReplying] = useState(false)
  const [change, setChange] = useState<"idle" | "running" | "failed">("idle")
  const isResolved = thread.resolvedAt !== null
  const toggle = () => {
    setChange("running")
    props.setResolved(!isResolved).then(
      () => setChange("idle"),
      () => setChange("failed"),
    )
  }
  return (
    <article className={classes.thread} data-resolved={isResolved || undefined} data-thread={thread.id}>
      {props.rowLabel !== undefined && (
        <button type="button" className={classes.rowLink} onClick={props.goToRow} disabled={!props.goToRow}>
          {props.rowLabel}
        </button>
      )}
      <ul className={classes.comments}>
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
        {props.pending.map((entry) => (
          <PendingItem key={entry.comment.id} entry={entry} retry={props.retry} discard={props.discard} />
        ))}
      </ul>
      {isResolved && thread.resolvedBy && thread.resolvedAt !== null && (
        <p className={classes.hint}>{ko.resolvedBy(thread.resolvedBy.name, whenText(thread.resolvedAt))}</p>
      )}
      {change === "failed" && (
        <p className={classes.failed} role="alert">
          {ko.changeNotSent}
        </p>
      )}
      {props.canComment && (
        <div className={classes.actions}>
          {!isResolved && !isReplying && (
            <Button variant="subtle" size="compact-md" onClick={() => setReplying(true)}>
              {ko.reply}
            </Button>
          )}
          <Button variant="subtle" size="compact-md" loading={change === "running"} onClick={toggle}>
            {isResolved ? ko.reopen : ko.resolve}
          </Button>
        </div>
      )}
      {props.canComment && isReplying && !isResolved && (
        <CommentForm
          draftKey={props.draftKey}
          label={ko.reply}
          placeholder={ko.replyPlaceholder}
          autoFocus
          post={(body) => {
            props.reply(body)
            setReplying(false)
          }}
        />
      )}
    </article>
  )
}

function CommentItem({ comment }: { comment: Comment }): ReactNode {
  return (
    <li className={classes.comment}>
      <p className={classes.byline}>
        <strong>{comment.author.name}</strong> <time>{whenText(comment.createdAt)}</time>
      </p>
      <p className={classes.body}>{comment.body}</p>
    </li>
  )
}
