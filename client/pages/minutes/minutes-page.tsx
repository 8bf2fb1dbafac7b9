import { Notifications } from "@mantine/notifications"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { ReactNode } from "react"
import { useParams } from "react-router"
import { queryKeys, useMe } from "../../api/queries.ts"
import { MeetingProvider, useMeetingState } from "../../live/use-meeting.ts"
import { useMeetingSession } from "../../live/use-meeting-session.ts"
import { PageSkeleton } from "../page-skeleton.tsx"
import { useForeignChangeNote } from "./foreign-change-note.ts"
import { MinutesFrame } from "./minutes-frame.tsx"
import "./mantine-parts.css"
import classes from "./minutes-page.module.css"
import "./peer-colours.css"
import type { Tab } from "./tabs.ts"

/** The minutes themselves, edited in place by everybody at once. Opens one live session for the meeting in the address. */
export function MinutesPage(): ReactNode {
  const { meetingId = "" } = useParams()
  useForeignChangeNote()
  // The layout around this page shows it to nobody who is not signed in.
  const open = useMeetingSession(meetingId, useMe().data?.id ?? "")
  // Above the session: when the document is read anew, a phone stays at the part it showed.
  const [tab, setTab] = useState<Tab>("attendance")
  if (!open) return <PageSkeleton />
  return (
    <MeetingProvider key={open.generation} session={open.session}>
      <Notifications className={classes.notices} position="bottom-center" limit={4} />
      <SignedOutBefore />
      <MinutesFrame tab={tab} setTab={setTab} />
    </MeetingProvider>
  )
}

/** Whose sign-in had ended before anything was shown has nothing to look at here: the layout says how to come in. */
function SignedOutBefore(): ReactNode {
  const client = useQueryClient()
  const isEmpty = useMeetingState((state) => state.ended === "signInRequired" && !state.synced)
  useEffect(() => {
    if (isEmpty) void client.invalidateQueries({ queryKey: queryKeys.me })
  }, [client, isEmpty])
  return null
}
