import { Button } from "@mantine/core"
import { useState } from "react"
import { keptCopiesText } from "../../../shared/text/ko/save-state.ts"
import classes from "./kept-copies-button.module.css"
import { later } from "../../api/later.tsx"
import { useKeptCopies } from "./use-kept-copies.ts"

const KeptCopiesPanel = later(async () => (await import("./kept-copies-panel.tsx")).KeptCopiesPanel)

/** Leads to the copies kept on this device; absent while there are none. */
export function KeptCopiesButton({ personId }: { personId: string }) {
  const copies = useKeptCopies(personId)
  const [isOpen, setOpen] = useState(false)
  if (copies.length === 0 && !isOpen) return null
  return (
    <>
      <Button className={classes.button} variant="default" h={44} onClick={() => setOpen(true)}>
        {keptCopiesText.open(copies.length)}
      </Button>
      {isOpen && <KeptCopiesPanel.Part personId={personId} close={() => setOpen(false)} />}
    </>
  )
}
