import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import classes from "./table.module.css"

/** What was done and a button that takes it back: undo instead of a question before. */
export function UndoNotice({ sentence, undo }: { readonly sentence: string; readonly undo: () => void }): ReactNode {
  return (
    <span className={classes.notice}>
      <span>{sentence}</span>
      <button type="button" onClick={undo}>
        {ko.undo}
      </button>
    </span>
  )
}
