import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { commentsText as ko } from "../../../shared/text/ko/comments.ts"
import type { OutboxEntry } from "./comment-outbox.ts"
import classes from "./comments.module.css"

interface PendingItemProps {
  readonly entry: OutboxEntry
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
}

/** A comment of mine on its way, or one that did not get through and waits for me. */
export function PendingItem({ entry, retry, discard }: PendingItemProps): ReactNode {
  const { comment, state } = entry
  return (
    <li className={classes.comment} data-pending>
      <p className={classes.body}>{comment.body}</p>
      {state === "sending" ? (
        <p className={classes.hint}>{ko.sending}</p>
      ) : (
        <div role="alert">
          <p className={classes.failed}>{ko.notSent}</p>
          <div className={classes.actions}>
            <Button size="compact-md" onClick={() => retry(comment.id)}>
              {ko.retry}
            </Button>
            <Button size="compact-md" variant="subtle" color="red" onClick={() => discard(comment.id)}>
              {ko.discard}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}
