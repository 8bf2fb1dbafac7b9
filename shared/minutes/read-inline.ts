// Inline content of a line, a table cell or an opinion line.
import * as Y from "yjs"
import type { BlockElement } from "./elements.ts"
import { isSafeLink } from "./link.ts"
import type { Inline } from "./minutes.ts"
import { readText } from "./read-values.ts"
import { INLINE_MARKS, NODES } from "./schema.ts"
import { textRuns } from "./text-runs.ts"

/** Deeper elements are not looked into; the server's gate refuses nesting deeper than this. */
const MAX_DEPTH = 32
/** y-prosemirror writes a mark that may overlap itself as `name--hash`. */
const HASHED_MARK = /^(.+)--[a-zA-Z0-9+/=]{8}$/

/** The inline content of a fragment or element: equal neighbouring runs are one, empty runs are left out. */
export function readInline(parent: Y.XmlFragment): Inline[] {
  const inline: Inline[] = []
  for (const child of childrenOf(parent)) readChild(child, inline, 0)
  return inline
}

/** Children as what they may really be: a hostile update can put any type or value there. */
export function childrenOf(parent: Y.XmlFragment): unknown[] {
  return parent.toArray()
}

function readChild(child: unknown, into: Inline[], depth: number): void {
  if (child instanceof Y.XmlText) return readRuns(child, into)
  if (!(child instanceof Y.XmlElement)) return
  const element: BlockElement = child
  switch (element.nodeName) {
    case NODES.hardBreak:
      into.push({ type: "break" })
      return
    case NODES.rowLink:
      into.push({
        type: "rowLink",
        tableId: readText(element.getAttribute("tableId")),
        rowId: readText(element.getAttribute("rowId")),
        label: readText(element.getAttribute("label")),
      })
      return
    case NODES.mention:
      into.push({
        type: "mention",
        seatId: readText(element.getAttribute("seatId")),
        label: readText(element.getAttribute("label")),
      })
      return
    default:
      // Text inside an element of a newer schema is still somebody's words.
      if (depth < MAX_DEPTH) for (const inner of childrenOf(child)) readChild(inner, into, depth + 1)
  }
}

/** The runs of one text type, appended to `into`. A line feed inside a text is a break. */
export function readRuns(text: Y.XmlText, into: Inline[]): void {
  for (const { insert, formats } of textRuns(text)) {
    const marks = readMarks(formats)
    for (const [index, words] of readText(insert).split("\n").entries()) {
      if (index > 0) into.push({ type: "break" })
      if (words !== "") appendRun(into, words, marks)
    }
  }
}

interface Marks {
  bold?: true
  link?: string
}

function readMarks(formats: ReadonlyMap<string, unknown>): Marks {
  const marks: Marks = {}
  for (const [key, value] of formats) {
    const name = HASHED_MARK.exec(key)?.[1] ?? key
    if (name === INLINE_MARKS.bold && value !== null && value !== false) marks.bold = true
    const href = name === INLINE_MARKS.link ? (value as { href?: unknown } | null)?.href : undefined
    if (isSafeLink(href)) marks.link = href
  }
  return marks
}

function appendRun(into: Inline[], text: string, marks: Marks): void {
  const last = into.at(-1)
  if (last?.type === "text" && last.bold === marks.bold && last.link === marks.link) last.text += text
  else into.push({ type: "text", text, ...marks })
}
