import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useUndoStacks } from "../../live/use-undo-stacks.ts"
import classes from "./minutes-page.module.css"

/** 되돌리기 and 다시 하기 over everything on the page; not for those who may not write. */
export function UndoButtons(): ReactNode {
  const { undo } = useMeeting()
  const canEdit = useCanEdit()
  const { canUndo, canRedo } = useUndoStacks(undo)
  if (!canEdit) return null
  return (
    <div className={classes.undo} role="group" aria-label={ko.undoGroup}>
      <StepButton
        label={ko.undo}
        keys="Control+Z"
        isOff={!canUndo}
        onPress={() => undo.undo()}
        path="M4 7h7a4 4 0 0 1 0 8H7M7 3 3 7l4 4"
      />
      <StepButton
        label={ko.redo}
        keys="Control+Shift+Z"
        isOff={!canRedo}
        onPress={() => undo.redo()}
        path="M14 7H7a4 4 0 0 0 0 8h4M11 3l4 4-4 4"
      />
    </div>
  )
}

interface StepButtonProps {
  readonly label: string
  readonly keys: string
  readonly isOff: boolean
  readonly onPress: () => void
  readonly path: string
}

/** Stays focusable when there is nothing to do, and leaves the caret where it is when pressed by mouse. */
function StepButton({ label, keys, isOff, onPress, path }: StepButtonProps): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      aria-disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  )
}
