import { Button } from "@mantine/core"
import { useState } from "react"
import { keptCopiesText } from "../../../shared/text/ko/save-state.ts"
import { later } from "../../api/later.tsx"
import { useKeptCopies } from "./use-kept-copies.ts"
import classes from "./kept-notice.module.css"

const KeptCopiesPanel = later(async () => (await import("./kept-copies-panel.tsx")).KeptCopiesPanel)

/** Says at once that the server did not take something and that it is safe on this device. */
export function KeptNotice({ personId }: { personId: string }) {
  const newest = useKeptCopies(personId).find((copy) => copy.isNew)
  const [seenId, setSeenId] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const isNews = newest !== undefined && newest.id !== seenId
  return (
    <div role="alert">
      {isNews && (
        <div className={`strip ${classes.notice}`}>
          <p>
            <strong>{keptCopiesText.notice}</strong> {keptCopiesText.notTaken(keptCopiesText.why[newest.reason])}.
          </p>
          <div className={classes.actions}>
            <Button
              h={44}
              variant="default"
              onClick={() => {
                setSeenId(newest.id)
                setOpen(true)
              }}
            >
              {keptCopiesText.see}
            </Button>
            <Button h={44} variant="subtle" onClick={() => setSeenId(newest.id)}>
              {keptCopiesText.close}
            </Button>
          </div>
        </div>
      )}
      {isOpen && <KeptCopiesPanel.Part personId={personId} close={() => setOpen(false)} />}
    </div>
  )
}
