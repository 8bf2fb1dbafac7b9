// Blocks of the body, and the lines of an opinion cell, from their fragments.
import * as Y from "yjs"
import { claimIds, fallbackId } from "./claim-ids.ts"
import type { BlockElement } from "./elements.ts"
import { blobHash, type Block, type Inline, type Line, type OpinionLine } from "./minutes.ts"
import { childrenOf, readInline, readRuns } from "./read-inline.ts"
import { readTableRows } from "./read-table.ts"
import { readChoice, readCount, readDate, readInteger, readText } from "./read-values.ts"
import { DECISION_RESULTS, LINE_KINDS, MAX_LEVEL, NODES } from "./schema.ts"

/** Every block of the body in order. Loose text becomes a paragraph; an element nobody knows becomes `unknown`. */
export function readBody(body: Y.XmlFragment | null): Block[] {
  return withIds(body, (child, id) => (child instanceof Y.XmlText ? looseText(child, id) : readBlock(child, id)))
}

/** The lines of an opinion cell; what is not a bullet is a paragraph, so no words are lost. */
export function readOpinion(opinion: unknown): OpinionLine[] {
  if (typeof opinion === "string" && opinion !== "") {
    return [{ id: "i0", kind: "paragraph", level: 0, inline: [{ type: "text", text: readText(opinion) }] }]
  }
  if (!(opinion instanceof Y.XmlFragment)) return []
  return withIds(opinion, (child, id) => {
    if (child instanceof Y.XmlText) return looseText(child, id)
    return {
      id,
      kind: readChoice(child.getAttribute("kind"), ["paragraph", "bullet"], "paragraph"),
      level: readInteger(child.getAttribute("level"), 0, MAX_LEVEL),
      inline: readInline(child),
    }
  })
}

/** The children that are a block each, in the order of what `readBody` and `readOpinion` make of them. */
export function blockChildren(parent: Y.XmlFragment): (BlockElement | Y.XmlText)[] {
  return childrenOf(parent).filter(
    (child): child is BlockElement | Y.XmlText =>
      child instanceof Y.XmlElement || (child instanceof Y.XmlText && child.length > 0),
  )
}

function withIds<T>(parent: Y.XmlFragment | null, read: (child: BlockElement | Y.XmlText, id: string) => T): T[] {
  const children = parent === null ? [] : blockChildren(parent)
  const claims = children.map((child, index) => ({
    id: child instanceof Y.XmlElement ? child.getAttribute("id") : null,
    fallback: fallbackId(child, index),
  }))
  const ids = claimIds(claims)
  return children.map((child, index) => read(child, ids[index] ?? ""))
}

function looseText(text: Y.XmlText, id: string) {
  const inline: Inline[] = []
  readRuns(text, inline)
  return { type: "line", id, kind: "paragraph", level: 0, inline } as const satisfies Line
}

function readBlock(element: BlockElement, id: string): Block {
  switch (element.nodeName) {
    case NODES.line:
      return readLine(element, id)
    case NODES.photo:
      return readPhoto(element, id)
    case NODES.table:
      return { type: "table", id, rows: readTableRows(element) }
    case NODES.attendanceSummary:
      return { type: "attendanceSummary", id }
    case NODES.opinionTableCard:
      return { type: "opinionTableCard", id, tableId: readText(element.getAttribute("tableId")) }
    default:
      return unknownBlock(element, id)
  }
}

function unknownBlock(element: BlockElement, id: string): Block {
  return { type: "unknown", id, name: readText(element.nodeName) }
}

function readLine(element: BlockElement, id: string): Line {
  const kind = readChoice(element.getAttribute("kind"), LINE_KINDS, "paragraph")
  const level = readInteger(element.getAttribute("level"), 0, MAX_LEVEL)
  const line = { type: "line", id, level, inline: readInline(element) } as const
  if (kind === "decision") {
    return {
      ...line,
      kind,
      result: readChoice(element.getAttribute("result"), DECISION_RESULTS, "approved"),
      votesFor: readCount(element.getAttribute("votesFor")),
      votesAgainst: readCount(element.getAttribute("votesAgainst")),
      votesAbstain: readCount(element.getAttribute("votesAbstain")),
    }
  }
  if (kind === "task") {
    const assignees = readNames(element.getAttribute("assignees"))
    return { ...line, kind, assignees, due: readDate(element.getAttribute("due")) }
  }
  return { ...line, kind }
}

function readNames(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return [...new Set(value.filter((name) => typeof name === "string").map(readText))]
}

/** A photo without a stored picture has nothing to show: it stays in the document as an unknown block. */
function readPhoto(element: BlockElement, id: string): Block {
  const blob = element.getAttribute("blob")
  if (typeof blob !== "string" || !blobHash.safeParse(blob).success) return unknownBlock(element, id)
  return {
    type: "photo",
    id,
    blob,
    caption: readText(element.getAttribute("caption")),
    width: readInteger(element.getAttribute("width"), 1, 20000),
    height: readInteger(element.getAttribute("height"), 1, 20000),
    ...(element.getAttribute("size") === "small" ? { size: "small" } : {}),
  }
}
