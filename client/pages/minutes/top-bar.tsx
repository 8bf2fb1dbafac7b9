import { useLayoutEffect, useRef } from "react"
import type { ReactNode, RefObject } from "react"
import { readText } from "../../../shared/minutes/read-values.ts"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { FinalizeButton } from "../../features/life/finalize-button.tsx"
import { SaveState } from "../../features/life/save-state.tsx"
import { StateBadge } from "../../features/life/state-badge.tsx"
import { Faces } from "../../features/presence/faces.tsx"
import { useCan, useMeeting } from "../../live/use-meeting.ts"
import { useYValue } from "../../live/use-minutes.ts"
import { usePageTitle } from "../use-page-title.ts"
import { setRootLength } from "../../styles/root-length.ts"
import { USUAL_BAR_HEIGHT } from "./bar-height.ts"
import classes from "./minutes-page.module.css"
import { finalize } from "./page-api.ts"
import { PageTools } from "./page-tools.tsx"
import type { PaperZoom } from "./paper-zoom.ts"
import { UndoButtons } from "./undo-buttons.tsx"
import { ZoomButton } from "./zoom-button.tsx"

export const PANELS = ["comments", "revisions"] as const
export type Panel = (typeof PANELS)[number]

interface TopBarProps {
  readonly panel: Panel | null
  readonly setPanel: (panel: Panel | null) => void
  readonly goTo: (place: string) => void
  /** Puts the part that holds a place on a phone's screen, without scrolling. Must be stable. */
  readonly showPart: (place: string) => void
  readonly zoom: PaperZoom
}

/** Title, state, who is here, where my words are, and the one next step. */
export function TopBar({ panel, setPanel, goTo, showPart, zoom }: TopBarProps): ReactNode {
  const { doc } = useMeeting()
  const readsComments = useCan("readComments")
  const title = readText(useYValue(doc.getMap("header"), "title")) || ko.untitled
  usePageTitle(title)
  const bar = useRef<HTMLElement>(null)
  useBarHeight(bar)
  return (
    <header ref={bar} className={classes.topBar}>
      <h1 className={classes.title}>{title}</h1>
      <StateBadge />
      <SaveState />
      <div className={classes.topTools}>
        <UndoButtons />
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
        <ZoomButton zoom={zoom} />
        <PageTools showPart={showPart} />
        <FinalizeButton api={FINALIZE} goTo={goTo} />
      </div>
    </header>
  )
}

const FINALIZE = { finalize }

/** What sticks below the bar must know how high it is: large type and a long sentence make it two lines. */
function useBarHeight(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const sizes = new ResizeObserver(() => {
      setRootLength("--top-bar", element.offsetHeight, USUAL_BAR_HEIGHT)
    })
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [bar])
}
