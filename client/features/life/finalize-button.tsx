import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { lifeText as ko } from "../../../shared/text/ko/life.ts"
import { later } from "../../api/later.tsx"
import { useCan, useMeetingState } from "../../live/use-meeting.ts"
import type { FinalizeApi } from "./finalize-dialog.tsx"

// The dialog and the styles of dialogs come when the button is about to be pressed.
const FinalizeDialog = later(async () => (await import("./finalize-dialog.tsx")).FinalizeDialog)

interface FinalizeButtonProps {
  readonly api: FinalizeApi
  /** Brings a place of the page into view. */
  readonly goTo: (place: string) => void
}

/** The one next step of the meeting, for those who may take it. */
export function FinalizeButton({ api, goTo }: FinalizeButtonProps): ReactNode {
  const canChange = useCan("changeState")
  const state = useMeetingState(({ records }) => records?.meeting.state ?? null)
  const [isOpen, setOpen] = useState(false)
  if (!canChange || state === null || (state === "final" && !isOpen)) return null
  return (
    <>
      {state !== "final" && (
        <Button
          className="touch"
          onPointerEnter={FinalizeDialog.preload}
          onFocus={FinalizeDialog.preload}
          onClick={() => setOpen(true)}
        >
          {ko.finalize}
        </Button>
      )}
      {isOpen && <FinalizeDialog.Part api={api} goTo={goTo} close={() => setOpen(false)} />}
    </>
  )
}
