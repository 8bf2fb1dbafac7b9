import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import classes from "./grid.module.css"
import tableClasses from "./table.module.css"

/** Somebody deleted the row this person is writing in: it stays here until they leave it, one tap from coming back. */
export function DeletedNote({ restore }: { readonly restore: () => void }): ReactNode {
  return (
    <div className={classes.deletedNote} role="alert">
      <span>{ko.deletedByOther}</span>
      <button
        type="button"
        className={tableClasses.smallButton}
        onPointerDown={(event) => event.preventDefault()}
        onClick={restore}
      >
        {ko.restore}
      </button>
    </div>
  )
}
