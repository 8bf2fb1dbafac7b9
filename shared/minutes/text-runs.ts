// Runs of a text type, read from its items. `toDelta` copies every open format into every run, so ten thousand formats
// that are opened and never closed would cost it gigabytes; here the formats of a run are few, whatever is in the text.
import * as Y from "yjs"
import { INLINE_MARKS } from "./schema.ts"

/** Formats of other programs that are read at one place; more of them stay in the document, unread. */
const MAX_OTHER_FORMATS = 16
const OWN_FORMATS: ReadonlySet<string> = new Set(Object.values(INLINE_MARKS))

/** Letters, or one embedded value, and the formats on them. */
export interface TextRun {
  readonly insert: unknown
  readonly formats: ReadonlyMap<string, unknown>
}

/**
 * The runs of a text type in order. Equal to its delta for up to sixteen foreign formats at one place; linear in the
 * number of items for any. The document is not changed.
 */
export function textRuns(text: Y.XmlText): TextRun[] {
  const runs: TextRun[] = []
  const open = new Map<string, unknown>()
  let letters = ""
  const endRun = (): void => {
    if (letters !== "") runs.push({ insert: letters, formats: new Map(open) })
    letters = ""
  }
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) {
      letters += content.str
    } else if (content instanceof Y.ContentFormat) {
      endRun()
      setFormat(open, content.key, content.value)
    } else if (item.countable) {
      endRun()
      for (const insert of content.getContent()) runs.push({ insert, formats: new Map(open) })
    }
  }
  endRun()
  return runs
}

function setFormat(open: Map<string, unknown>, key: string, value: unknown): void {
  if (value === null) open.delete(key)
  else if (open.has(key) || OWN_FORMATS.has(key) || open.size < MAX_OTHER_FORMATS) open.set(key, value)
}
