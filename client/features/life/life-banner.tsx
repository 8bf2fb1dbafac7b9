import type { ReactNode } from "react"
import { Link } from "react-router"
import { lifeText as ko } from "../../../shared/text/ko/life.ts"
import { deviceText } from "../../../shared/text/ko/save-state.ts"
import { useCanEdit, useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import classes from "./life.module.css"

/** Why this page cannot be written in, in a sentence, and what can be done; nothing while writing works. */
export function LifeBanner(): ReactNode {
  const { meetingId } = useMeeting()
  const canEdit = useCanEdit()
  const isSynced = useMeetingState((state) => state.synced)
  const ended = useMeetingState((state) => state.ended)
  const refused = useMeetingState((state) => state.refused)
  const readOnly = useMeetingState((state) => state.readOnly)
  const meeting = useMeetingState((state) => state.records?.meeting ?? null)
  const isOffline = useMeetingState((state) => state.save === "offline")
  // Only then what is typed is nowhere but on this screen.
  const device = useMeetingState((state) => (state.save === "offline" ? state.device : "off"))
  if (ended) {
    return (
      <Banner kind="alarm">
        {ko.ended[ended]} {refused && ko.refused}{" "}
        <button type="button" className={classes.bannerAction} onClick={() => location.reload()}>
          {ko.reload}
        </button>
      </Banner>
    )
  }
  if (!isSynced && isOffline) return <Banner kind="alarm">{deviceText.notHere}</Banner>
  if (isSynced && canEdit && (device === "blocked" || device === "full")) {
    return <Banner kind="alarm">{deviceText[device]}</Banner>
  }
  if (!isSynced || canEdit || !meeting) return null
  if (meeting.state === "final") {
    return (
      <Banner kind="final">
        <strong>{ko.finalBanner(meeting.revision)}</strong> <span>{ko.finalBannerHow}</span>{" "}
        <Link className={classes.bannerAction} to={`/meetings/${meetingId}/revisions/${meeting.revision}`}>
          {ko.openRevision(meeting.revision)}
        </Link>
      </Banner>
    )
  }
  if (meeting.damaged) return <Banner kind="alarm">{ko.banner.damaged}</Banner>
  if (readOnly) return <Banner kind="alarm">{ko.banner[readOnly]}</Banner>
  if (meeting.state === "draft") return <Banner kind="plain">{ko.banner.viewer}</Banner>
  return <Banner kind="plain">{ko.banner[meeting.state]}</Banner>
}

function Banner(props: { readonly kind: "plain" | "final" | "alarm"; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes.banner} data-kind={props.kind} role={props.kind === "alarm" ? "alert" : "status"}>
      {props.children}
    </div>
  )
}
