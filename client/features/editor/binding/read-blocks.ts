// From Yjs to ProseMirror. Total: every child of a fragment becomes exactly one node, whatever a merge, a newer program
// or a hostile one put there, so positions in both worlds stay the same and nothing is ever deleted by reading.
import { Fragment } from "@tiptap/pm/model"
import type { Mark, Node, Schema } from "@tiptap/pm/model"
import * as Y from "yjs"
import { isSafeLink } from "../../../../shared/minutes/link.ts"
import { INLINE_MARKS, NODES } from "../../../../shared/minutes/schema.ts"
import { textRuns } from "../../../../shared/minutes/text-runs.ts"
import { readAttributes } from "./read-attributes.ts"
import { UNKNOWN_BLOCK, UNKNOWN_INLINE, UNKNOWN_MARK } from "../schema/unknown-nodes.ts"

/** Nodes already made from an element that has not changed since. */
export type NodeCache = WeakMap<object, Node>

const BLOCKS: ReadonlySet<string> = new Set([
  NODES.line,
  NODES.photo,
  NODES.table,
  NODES.attendanceSummary,
  NODES.opinionTableCard,
])
const INLINES: ReadonlySet<string> = new Set([NODES.hardBreak, NODES.rowLink, NODES.mention])

/** The blocks of a fragment, one for each of its children. */
export function readBlocks(fragment: Y.XmlFragment, schema: Schema, cache: NodeCache): Node[] {
  return childrenOf(fragment).map((child) => readBlock(child, schema, cache))
}

/** Children as what they may really be. */
export function childrenOf(parent: Y.XmlFragment): unknown[] {
  return parent.toArray()
}

function readBlock(child: unknown, schema: Schema, cache: NodeCache): Node {
  const isType = child instanceof Y.AbstractType
  const cached = isType ? cache.get(child) : undefined
  if (cached !== undefined) return cached
  const node = isElementOf(child, BLOCKS)
    ? schema.node(child.nodeName, readAttributes(child), readContent(child, schema, cache))
    : placeholder(schema, UNKNOWN_BLOCK, child)
  if (isType) cache.set(child, node)
  return node
}

function readContent(element: Y.XmlElement, schema: Schema, cache: NodeCache): Fragment {
  switch (element.nodeName) {
    case NODES.line:
      return Fragment.from(readInline(element, schema))
    case NODES.table:
      return Fragment.from(childrenOf(element).map((row) => readPart(row, NODES.tableRow, schema, cache)))
    default:
      return Fragment.empty
  }
}

/** A row of a table or a cell of a row. Those that did not change are the same nodes as before: a caret stays in its cell. */
function readPart(child: unknown, name: string, schema: Schema, cache: NodeCache): Node {
  const cached = child instanceof Y.AbstractType ? cache.get(child) : undefined
  if (cached !== undefined) return cached
  if (!isElementOf(child, name)) return placeholder(schema, UNKNOWN_BLOCK, child)
  const content =
    name === NODES.tableCell
      ? readInline(child, schema)
      : childrenOf(child).map((cell) => readPart(cell, NODES.tableCell, schema, cache))
  const node = schema.node(name, readAttributes(child), content)
  cache.set(child, node)
  return node
}

/** Inline content: a character is one position, everything else is an atom of one position, as in Yjs. */
function readInline(parent: Y.XmlElement, schema: Schema): Fragment {
  const nodes: Node[] = []
  for (const child of childrenOf(parent)) {
    if (child instanceof Y.XmlText) readText(child, schema, nodes)
    else if (isElementOf(child, INLINES)) nodes.push(schema.node(child.nodeName, readAttributes(child)))
    else nodes.push(placeholder(schema, UNKNOWN_INLINE, child))
  }
  // Fragment.fromArray joins neighbouring text nodes of equal marks, so two text types in a row read as one.
  return Fragment.fromArray(nodes)
}

function readText(text: Y.XmlText, schema: Schema, into: Node[]): void {
  for (const { insert, formats } of textRuns(text)) {
    if (typeof insert !== "string") into.push(placeholder(schema, UNKNOWN_INLINE, insert))
    else readLetters(insert, readMarks(formats, schema), schema, into)
  }
}

/** A line feed inside a text is a break, of one position like the node. */
function readLetters(letters: string, marks: readonly Mark[], schema: Schema, into: Node[]): void {
  for (const [index, words] of letters.split("\n").entries()) {
    if (index > 0) into.push(schema.node(NODES.hardBreak))
    if (words !== "") into.push(schema.text(words, marks))
  }
}

function readMarks(formats: ReadonlyMap<string, unknown>, schema: Schema): Mark[] {
  return [...formats].flatMap(([name, value]) => {
    if (value === null || value === undefined) return []
    if (name === INLINE_MARKS.bold && value !== false) return [schema.mark(INLINE_MARKS.bold)]
    const href = name === INLINE_MARKS.link ? (value as { href?: unknown }).href : undefined
    if (isSafeLink(href)) return [schema.mark(INLINE_MARKS.link, { href })]
    return [schema.mark(UNKNOWN_MARK, { name, value })]
  })
}

function placeholder(schema: Schema, type: string, child: unknown): Node {
  return schema.node(type, { name: child instanceof Y.XmlElement ? child.nodeName : "" })
}

function isElementOf(child: unknown, names: ReadonlySet<string> | string): child is Y.XmlElement {
  if (!(child instanceof Y.XmlElement)) return false
  const name: unknown = child.nodeName
  return typeof names === "string" ? name === names : typeof name === "string" && names.has(name)
}
