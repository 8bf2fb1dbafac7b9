import { useCallback, useMemo, useState } from "react"
import type { CSSProperties, ReactNode } from "react"
import { rowOf } from "../../../shared/minutes/edit-opinions.ts"
import { isDeleted } from "../../../shared/minutes/read-values.ts"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import type { Anchor } from "../../../shared/wire/records.ts"
import { CommentsPanel } from "../../features/comments/comments-panel.tsx"
import { BodyEditorProvider } from "../../features/editor/body-editor-provider.tsx"
import { LifeBanner } from "../../features/life/life-banner.tsx"
import { RevisionList } from "../../features/life/revision-list.tsx"
import { rowLabel } from "../../features/opinions/row-lines.ts"
import { goToPlace } from "../../features/presence/place.ts"
import { useCan, useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { PageSkeleton } from "../page-skeleton.tsx"
import { MinutesOutline } from "./minutes-outline.tsx"
import classes from "./minutes-page.module.css"
import { commentsApi } from "./page-api.ts"
import { usePaperZoom } from "./paper-zoom.ts"
import { Paper } from "./paper.tsx"
import { PhoneTabs } from "./phone-tabs.tsx"
import { tabOfPlace } from "./tabs.ts"
import type { Tab } from "./tabs.ts"
import { TopBar } from "./top-bar.tsx"
import type { Panel } from "./top-bar.tsx"
import { useUndo } from "./undo-keys.ts"

interface MinutesFrameProps {
  /** The part a phone shows. */
  readonly tab: Tab
  readonly setTab: (tab: Tab) => void
}

/** Top bar, outline, paper and side panel around one open session. */
export function MinutesFrame({ tab, setTab }: MinutesFrameProps): ReactNode {
  const { doc } = useMeeting()
  const isSynced = useMeetingState((state) => state.synced)
  const hasEnded = useMeetingState((state) => state.ended !== null)
  const readsComments = useCan("readComments")
  const [main, setMain] = useState<HTMLElement | null>(null)
  const zoom = usePaperZoom(main)
  const [panel, setPanel] = useState<Panel | null>(null)
  const [anchor, setAnchor] = useState<Anchor | null>(null)

  const goTo = useCallback(
    (place: string) => {
      setTab(tabOfPlace(place))
      // After the phone's other tab is on screen.
      afterRender(() => goToPlace(place))
    },
    [setTab],
  )
  const showAgenda = useCallback(() => setTab("agenda"), [setTab])
  useUndo(
    useCallback(
      (place, then) => {
        setTab(tabOfPlace(place))
        afterRender(then)
      },
      [setTab],
    ),
  )
  const showPart = useCallback((place: string) => setTab(tabOfPlace(place)), [setTab])
  const openComments = useCallback(
    (tableId: string, rowId: string) => {
      setAnchor({ kind: "opinionRow", tableId, rowId })
      setPanel("comments")
      setTab("comments")
    },
    [setTab],
  )
  const labelOf = useMemo(
    () => (of: Anchor) => {
      const row = rowOf(doc, of.tableId, of.rowId)
      return row && !isDeleted(row.get("deletedAt")) ? rowLabel(row) : null
    },
    [doc],
  )
  if (!isSynced) {
    return (
      <>
        <LifeBanner />
        {!hasEnded && <PageSkeleton />}
      </>
    )
  }
  return (
    <BodyEditorProvider>
      <div
        className={classes.frame}
        // A translator puts its own texts in the place of those that others' edits change.
        translate="no"
        data-tab={tab}
        data-panel={panel ?? undefined}
        data-fit={zoom.isFit}
        style={{ "--paper-zoom": zoom.factor } as CSSProperties}
      >
        <TopBar panel={panel} setPanel={setPanel} goTo={goTo} showPart={showPart} zoom={zoom} />
        <LifeBanner />
        <div className={classes.columns}>
          <MinutesOutline goTo={goTo} showAgenda={showAgenda} />
          <main ref={setMain} className={classes.main}>
            <Paper openComments={readsComments ? openComments : undefined} goTo={goTo} showAgenda={showAgenda} />
          </main>
          <aside className={classes.panel} aria-label={panel ? ko.panels[panel] : ko.panel}>
            <div className={classes.panelHead}>
              <h2>{ko.panels[panel ?? "comments"]}</h2>
              <button type="button" aria-label={ko.closePanel} onClick={() => setPanel(null)}>
                ×
              </button>
            </div>
            {panel === "revisions" && tab !== "comments" ? (
              <RevisionList />
            ) : (
              <CommentsPanel
                api={commentsApi}
                anchor={anchor}
                showAll={() => setAnchor(null)}
                rowLabel={labelOf}
                goToRow={(of) => goTo(`opinion.${of.tableId}.${of.rowId}`)}
              />
            )}
          </aside>
        </div>
        <PhoneTabs tab={tab} setTab={setTab} />
      </div>
    </BodyEditorProvider>
  )
}

function afterRender(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}
