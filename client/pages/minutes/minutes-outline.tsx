import { useCallback, useState } from "react"
import type { ReactNode } from "react"
import { readText } from "../../../shared/minutes/read-values.ts"
import { entryOf, sortedEntries } from "../../../shared/minutes/entries.ts"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { opinionsText } from "../../../shared/text/ko/opinions.ts"
import { photosText } from "../../../shared/text/ko/photos.ts"
import { attendanceText } from "../../../shared/text/ko/attendance.ts"
import type * as Y from "yjs"
import { Outline } from "../../features/editor/outline.tsx"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYDerived } from "../../live/use-minutes.ts"
import classes from "./minutes-page.module.css"
import { moveAgenda } from "./page-api.ts"

interface MinutesOutlineProps {
  readonly goTo: (place: string) => void
  /** Shows the part of the page that holds the agenda; must be stable. */
  readonly showAgenda: () => void
}

/** 차례: the parts of the paper, the agenda among them, and the attached tables. */
export function MinutesOutline({ goTo, showAgenda }: MinutesOutlineProps): ReactNode {
  const { doc } = useMeeting()
  // Where it stands beside the paper this changes nothing: it is always open there.
  const [isOpen, setOpen] = useState(false)
  const tables = useYDerived(doc.getMap<unknown>("opinions"), readTables, sameTables)
  const link = (place: string, text: string) => (
    <button
      type="button"
      className={classes.outlineLink}
      onClick={() => {
        setOpen(false)
        goTo(place)
      }}
    >
      {text}
    </button>
  )
  const onGo = useCallback(() => {
    setOpen(false)
    showAgenda()
  }, [showAgenda])
  return (
    <nav className={classes.outline} aria-label={ko.outline}>
      <button type="button" className={classes.outlineFold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {ko.outline}
      </button>
      <div className={classes.outlineParts} data-open={isOpen}>
        {link("attendance", attendanceText.heading)}
        {link("body", ko.labels.results)}
        <Outline moveAgenda={moveAgenda} onGo={onGo} />
        {link("photos", photosText.heading)}
        {tables.map(({ id, title }, index) => (
          <div key={id}>{link(`opinion.${id}`, `${opinionsText.attachmentLabel(index + 1)} ${title}`)}</div>
        ))}
      </div>
    </nav>
  )
}

interface TableLink {
  readonly id: string
  readonly title: string
}

function readTables(opinions: Y.Map<unknown>): readonly TableLink[] {
  return sortedEntries(opinions).map(({ id }) => ({ id, title: readText(entryOf(opinions, id)?.get("title")) }))
}

function sameTables(a: readonly TableLink[], b: readonly TableLink[]): boolean {
  return a.length === b.length && a.every(({ id, title }, index) => id === b[index]?.id && title === b[index].title)
}
