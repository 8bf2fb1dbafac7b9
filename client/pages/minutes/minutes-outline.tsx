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

/** 차례: the parts of the paper, the agenda among them, and the attached tables. */
export function MinutesOutline({ goTo }: { readonly goTo: (place: string) => void }): ReactNode {
  const { doc } = useMeeting()
  const tables = useYDerived(doc.getMap<unknown>("opinions"), readTables, sameTables)
  const link = (place: string, text: string) => (
    <button type="button" className={classes.outlineLink} onClick={() => goTo(place)}>
      {text}
    </button>
  )
  return (
    <>
      {link("attendance", attendanceText.heading)}
      {link("body", ko.labels.results)}
      <Outline />
      {link("photos", photosText.heading)}
      {tables.map(({ id, title }, index) => (
        <div key={id}>{link(`opinion.${id}`, `${opinionsText.attachmentLabel(index + 1)} ${title}`)}</div>
      ))}
    </>
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
