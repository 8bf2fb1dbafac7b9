import { notifications } from "@mantine/notifications"
import type { ReactNode } from "react"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import classes from "./table.module.css"

/** What was done and a button that takes it back: undo instead of a question before. */
function UndoNotice({ sentence, undo }: { readonly sentence: string; readonly undo: () => void }): ReactNode {
  return (
    <span className={classes.notice}>
      <span>{sentence}</span>
      <button type="button" className={classes.smallButton} onClick={undo}>
        {ko.undo}
      </button>
    </span>
  )
}

/** Says for ten seconds what was done, with a button that takes it back. `id`: one notice for one thing done. */
export function showUndo(id: string, sentence: string, undo: () => void): void {
  const undoAndHide = () => {
    undo()
    notifications.hide(id)
  }
  // A notice that is still shown keeps a later one of its name away.
  notifications.hide(id)
  notifications.show({ id, message: <UndoNotice sentence={sentence} undo={undoAndHide} />, autoClose: 10_000 })
}
