// From ProseMirror to Yjs. Only the difference between two editor documents is written, never the difference between
// the editor and the Y.Doc: what the editor cannot show (unknown elements, attributes, marks) is therefore never touched.
import type { Node } from "@tiptap/pm/model"
import * as Y from "yjs"
import { asChildren } from "../../../../shared/minutes/elements.ts"
import type { AttributeValue, BlockElement } from "../../../../shared/minutes/elements.ts"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { inlineTypes, writeInline } from "./write-inline.ts"
import { changedMiddle, pairBlocks } from "./pair-blocks.ts"

/** Attributes that belong to one kind of line; a new line of another kind is written without them. */
const KIND_ATTRIBUTES: Readonly<Record<string, string>> = {
  result: "decision",
  votesFor: "decision",
  votesAgainst: "decision",
  votesAbstain: "decision",
  assignees: "task",
  due: "task",
}

/** The caret after the change: a node and the position in it. */
export interface Caret {
  readonly parent: Node
  readonly offset: number
}

/** Writes what turned the children of `before` into those of `after` into `parent`, whose children are `before`'s. */
export function writeBlocks(
  parent: Y.XmlFragment,
  before: readonly Node[],
  after: readonly Node[],
  caret: Caret | null,
): void {
  const middle = changedMiddle(before, after)
  let at = middle.head
  for (const step of pairBlocks(middle.before, middle.after)) {
    if (step.type === "remove") parent.delete(at, 1)
    else if (step.type === "insert") parent.insert(at++, asChildren([createBlock(step.after)]))
    else writeNode(parent.get(at++), step.before, step.after, caret)
  }
}

function writeNode(type: unknown, before: Node, after: Node, caret: Caret | null): void {
  // A placeholder stands for something this program must not write to.
  if (before === after || !(type instanceof Y.XmlElement) || type.nodeName !== after.type.name) return
  writeAttributes(type, before, after)
  if (after.isTextblock) writeInline(type, before, after, caret?.parent === after ? caret.offset : null)
  else writeBlocks(type, before.children, after.children, caret)
}

function writeAttributes(element: BlockElement, before: Node, after: Node): void {
  for (const [name, value] of Object.entries(after.attrs)) {
    if (isSameValue(before.attrs[name], value) && !becomesNeeded(name, before, after)) continue
    if (value === null) element.removeAttribute(name)
    else element.setAttribute(name, value as AttributeValue)
  }
}

/** A line that becomes a decision says its result, also the default one, so that every reader agrees on it. */
function becomesNeeded(name: string, before: Node, after: Node): boolean {
  return name === "result" && after.attrs["kind"] === "decision" && before.attrs["kind"] !== "decision"
}

function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b))
}

/** A new element with everything in it, in the shape docs/wire.md names. */
function createBlock(node: Node): BlockElement {
  const element: BlockElement = new Y.XmlElement<{ [name: string]: AttributeValue }>(node.type.name)
  for (const [name, value] of Object.entries(node.attrs)) {
    const kind = node.type.name === NODES.line ? KIND_ATTRIBUTES[name] : undefined
    if (value === null || (kind !== undefined && kind !== node.attrs["kind"])) continue
    element.setAttribute(name, value as AttributeValue)
  }
  if (node.isTextblock) element.insert(0, asChildren(inlineTypes(node.content)))
  else if (node.childCount > 0) element.insert(0, asChildren(node.children.map(createBlock)))
  return element
}
