import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { pendingText } from "../../../shared/text/ko/entry.ts"
import classes from "./approval-note.module.css"

/**
 * While a chosen name waits for the secretary: that it only reads. Approved, that is said, and everything shown is asked again
 * with the new rights. Nothing for everybody else.
 */
export function ApprovalNote({ isPending }: { isPending: boolean }) {
  const client = useQueryClient()
  const [hasWaited, setWaited] = useState(isPending)
  if (isPending && !hasWaited) setWaited(true)
  const isApproved = hasWaited && !isPending
  useEffect(() => {
    if (isApproved) void client.invalidateQueries()
  }, [client, isApproved])
  return (
    <p className={`strip ${classes.note}`} data-approved={isApproved} role="status">
      {isPending && pendingText.banner}
      {isApproved && pendingText.approved}
    </p>
  )
}
