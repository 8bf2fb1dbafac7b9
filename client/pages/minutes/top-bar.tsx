import type { ReactNode } from "react"
import { readText } from "../../../shared/minutes/read-values.ts"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { FinalizeButton } from "../../features/life/finalize-button.tsx"
import { SaveState } from "../../features/life/save-state.tsx"
import { StateBadge } from "../../features/life/state-badge.tsx"
import { Faces } from "../../features/presence/faces.tsx"
import { useCan, useMeeting } from "../../live/use-meeting.ts"
import { useYValue } from "../../live/use-minutes.ts"
import { usePageTitle } from "../use-page-title.ts"
import classes from "./minutes-page.module.css"
import { finalize } from "./page-api.ts"

export const PANELS = ["comments", "revisions"] as const
export type Panel = (typeof PANELS)[number]

interface TopBarProps {
  readonly panel: Panel | null
  readonly setPanel: (panel: Panel | null) => void
  readonly goTo: (place: string) => void
}

/** Title, state, who is here, where my words are, and the one next step. */
export function TopBar({ panel, setPanel, goTo }: TopBarProps): ReactNode {
  const { doc } = useMeeting()
  const readsComments = useCan("readComments")
  const title = readText(useYValue(doc.getMap("header"), "title")) || ko.untitled
  usePageTitle(title)
  return (
    <header className={classes.topBar}>
      <div className={classes.titleLine}>
        <h1 className={classes.title}>{title}</h1>
        <StateBadge />
        <SaveState />
      </div>
      <div className={classes.topTools}>
        <Faces goTo={goTo} />
        {PANELS.filter((one) => one !== "comments" || readsComments).map((one) => (
          <button
            key={one}
            type="button"
            className={classes.panelButton}
            aria-pressed={panel === one}
            aria-label={panel === one ? ko.closePanel : ko.openPanel[one]}
            onClick={() => setPanel(panel === one ? null : one)}
          >
            {ko.panels[one]}
          </button>
        ))}
        <FinalizeButton api={FINALIZE} goTo={goTo} />
      </div>
    </header>
  )
}

const FINALIZE = { finalize }
