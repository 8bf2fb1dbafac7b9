import { Button } from "@mantine/core"
import { useId } from "react"
import type { ReactNode } from "react"
import { commentsText as ko } from "../../../shared/text/ko/comments.ts"
import classes from "./comments.module.css"
import { useDraft } from "./use-draft.ts"

/** Longest comment the server takes, in characters. */
const MAX_LENGTH = 5000

interface CommentFormProps {
  readonly draftKey: string
  readonly label: string
  readonly placeholder: string
  readonly autoFocus?: boolean
  readonly post: (body: string) => void
}

/** A comment being written. Its text stays on the device until it is posted. */
export function CommentForm({ draftKey, label, placeholder, autoFocus, post }: CommentFormProps): ReactNode {
  const [text, setText] = useDraft(draftKey)
  const hintId = useId()
  const isTooLong = text.length > MAX_LENGTH
  const canPost = text.trim() !== "" && !isTooLong
  const submit = () => {
    if (!canPost) return
    post(text.trim())
    setText("")
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        className={classes.textarea}
        aria-label={label}
        aria-describedby={hintId}
        placeholder={placeholder}
        value={text}
        rows={2}
        autoFocus={autoFocus}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit()
        }}
      />
      <div className={classes.formFoot}>
        <span id={hintId} className={classes.hint} role={isTooLong ? "alert" : undefined}>
          {isTooLong ? ko.tooLong(MAX_LENGTH) : ko.sendHint}
        </span>
        <Button type="submit" size="sm" disabled={!canPost}>
          {ko.send}
        </Button>
      </div>
    </form>
  )
}
