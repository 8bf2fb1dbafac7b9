import type { ReactNode } from "react"
import { errorSentence } from "../../api/error-sentence.ts"
import classes from "../../styles/people.module.css"

/** What became of the last thing done here: a sentence when it was refused, or the one given when it was done. */
export function ActNote({ error, done }: { error: Error | null; done?: string | null }): ReactNode {
  if (error !== null) {
    return (
      <p className={classes.error} role="alert">
        {errorSentence(error)}
      </p>
    )
  }
  return (
    <p className={classes.good} role="status">
      {done ?? ""}
    </p>
  )
}
