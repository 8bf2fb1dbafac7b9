// Blocks and lines as the Y types the editor itself would make, so that both read and merge alike.
import * as Y from "yjs"
import { asChildren, type AttributeValue, type BlockElement } from "./elements.ts"
import type { Block, Inline, OpinionLine } from "./minutes.ts"
import { NODES } from "./schema.ts"

/** One body block as an element that is in no document yet. */
export function writeBlock(block: Block): BlockElement {
  switch (block.type) {
    case "line": {
      const { type: _type, inline, ...attributes } = block
      return element(NODES.line, attributes, writeInline(inline))
    }
    case "photo": {
      const { type: _type, ...attributes } = block
      return element(NODES.photo, attributes, [])
    }
    case "table":
      return element(NODES.table, { id: block.id }, block.rows.map(writeTableRow))
    case "attendanceSummary":
      return element(NODES.attendanceSummary, { id: block.id }, [])
    case "opinionTableCard":
      return element(NODES.opinionTableCard, { id: block.id, tableId: block.tableId }, [])
    case "unknown":
      return element(block.name, { id: block.id }, [])
  }
}

/** The fragment of an opinion cell. Made together with its row, by one writer: two clients never make it twice. */
export function writeOpinion(lines: readonly OpinionLine[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, asChildren(lines.map(writeOpinionLine)))
  return fragment
}

function writeOpinionLine({ inline, ...attributes }: OpinionLine): BlockElement {
  return element(NODES.line, attributes, writeInline(inline))
}

/** Neighbouring runs share one text type, atoms stand between them: the shape y-prosemirror writes. */
function writeInline(inline: readonly Inline[]): (BlockElement | Y.XmlText)[] {
  const nodes: (BlockElement | Y.XmlText)[] = []
  let runs: { insert: string; attributes: Record<string, unknown> }[] = []
  const closeText = (): void => {
    if (runs.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(runs)
    nodes.push(text)
    runs = []
  }
  for (const piece of inline) {
    if (piece.type === "text") {
      runs.push({ insert: piece.text, attributes: marksOf(piece) })
      continue
    }
    closeText()
    nodes.push(writeAtom(piece))
  }
  closeText()
  return nodes
}

function marksOf(run: Extract<Inline, { type: "text" }>): Record<string, unknown> {
  return { ...(run.bold ? { bold: {} } : {}), ...(run.link === undefined ? {} : { link: { href: run.link } }) }
}

function writeAtom(atom: Exclude<Inline, { type: "text" }>): BlockElement {
  if (atom.type === "break") return element(NODES.hardBreak, {}, [])
  const { type, ...attributes } = atom
  return element(type === "rowLink" ? NODES.rowLink : NODES.mention, attributes, [])
}

function writeTableRow(cells: readonly Inline[][], at: number): BlockElement {
  return element(
    NODES.tableRow,
    { id: rowName(at) },
    cells.map((cell, column) => element(NODES.tableCell, { column: columnName(column) }, writeInline(cell))),
  )
}

/** What the columns of a table are called that comes as a whole; one added later gets a fresh id. */
export function columnName(at: number): string {
  return `c${at + 1}`
}

/** The same for its rows. */
export function rowName(at: number): string {
  return `r${at + 1}`
}

/** Absent (null) attributes are not written, as y-prosemirror does it. */
function element(name: string, attributes: object, children: (BlockElement | Y.XmlText)[]): BlockElement {
  const made = new Y.XmlElement<{ [name: string]: AttributeValue }>(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value)
  }
  made.insert(0, asChildren(children))
  return made
}
