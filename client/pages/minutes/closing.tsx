import type { ReactNode } from "react"
import type * as Y from "yjs"
import { entryOf, sortedEntries } from "../../../shared/minutes/entries.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import { layoutClosing } from "../../../shared/paper/layout-closing.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYDerived } from "../../live/use-minutes.ts"
import classes from "./paper.module.css"

/** What is attached, and 끝. behind it: as the official rule wants, one space after the last letter. */
export function Closing(): ReactNode {
  const { doc } = useMeeting()
  const tables = useYDerived(doc.getMap<unknown>("opinions"), readTitles, sameTexts)
  const files = useYDerived(doc.getMap<unknown>("attachments"), readFiles, sameTexts)
  const { attachments, closing } = layoutClosing({
    opinions: tables.map((title) => ({ title })),
    attachments: files.map((name) => ({ kind: "file", caption: "", name })),
  })
  const isBehindLast = closing.placement === "afterAttachments"
  return (
    <div className={classes.closing} data-place="closing">
      {attachments.map((line, index) => (
        <p key={line}>
          {line}
          {isBehindLast && index === attachments.length - 1 && closing.text}
        </p>
      ))}
      {!isBehindLast && <p>{closing.text}</p>}
    </div>
  )
}

function readTitles(opinions: Y.Map<unknown>): readonly string[] {
  return sortedEntries(opinions).map(({ id }) => readText(entryOf(opinions, id)?.get("title")))
}

function readFiles(attachments: Y.Map<unknown>): readonly string[] {
  const files = sortedEntries(attachments, (fields) => fields.get("kind") === "file")
  return files.map(({ id }) => {
    const file = entryOf(attachments, id)
    return readText(file?.get("caption")) || readText(file?.get("name"))
  })
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}
