import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { lifeText as ko } from "../../../shared/text/ko/life.ts"
import { useCan, useMeetingState } from "../../live/use-meeting.ts"
import { FinalizeDialog } from "./finalize-dialog.tsx"
import type { FinalizeApi } from "./finalize-dialog.tsx"

/** The one next step of the meeting, for those who may take it. */
export function FinalizeButton({ api }: { readonly api: FinalizeApi }): ReactNode {
  const canChange = useCan("changeState")
  const state = useMeetingState(({ records }) => records?.meeting.state ?? null)
  const [isOpen, setOpen] = useState(false)
  if (!canChange || state === null || (state === "final" && !isOpen)) return null
  return (
    <>
      {state !== "final" && (
        <Button className="touch" onClick={() => setOpen(true)}>
          {ko.finalize}
        </Button>
      )}
      {isOpen && <FinalizeDialog api={api} close={() => setOpen(false)} />}
    </>
  )
}
