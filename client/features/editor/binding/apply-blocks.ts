// Others' changes as the smallest editor steps, so that the caret, a composition and everything drawn stay where they are.
import { Fragment, Slice } from "@tiptap/pm/model"
import type { Node } from "@tiptap/pm/model"
import { TextSelection } from "@tiptap/pm/state"
import type { Transaction } from "@tiptap/pm/state"
import { ReplaceStep } from "@tiptap/pm/transform"
import { equalityDeep } from "lib0/function"
import { changedMiddle, pairBlocks } from "./pair-blocks.ts"

/** Turns the transaction's document into one whose blocks are `after`; the caret keeps to the letter before it. */
export function applyBlocks(tr: Transaction, after: readonly Node[]): Transaction {
  const { anchor, head } = tr.selection
  const isText = tr.selection instanceof TextSelection
  const wanted = Fragment.from([...after])
  applySteps(tr, 0, tr.doc.children, after)
  // Steps never fail on what this program writes; whatever they could not express is replaced as a whole.
  if (!tr.doc.content.eq(wanted)) replaceRange(tr, 0, tr.doc.content.size, wanted)
  if (isText) {
    const place = (position: number) => tr.doc.resolve(tr.mapping.map(position, -1))
    tr.setSelection(TextSelection.between(place(anchor), place(head)))
  }
  return tr
}

/** @param start the position before the first of `before` */
function applySteps(tr: Transaction, start: number, before: readonly Node[], after: readonly Node[]): void {
  const middle = changedMiddle(before, after)
  let at = before.slice(0, middle.head).reduce((size, node) => size + node.nodeSize, start)
  for (const step of pairBlocks(middle.before, middle.after)) {
    if (step.type === "remove") replaceRange(tr, at, at + step.before.nodeSize, Fragment.empty)
    else if (step.type === "insert") replaceRange(tr, at, at, Fragment.from(step.after))
    else applyNode(tr, at, step.before, step.after)
    if (step.type !== "remove") at += step.after.nodeSize
  }
}

function applyNode(tr: Transaction, at: number, before: Node, after: Node): void {
  if (before === after) return
  for (const [name, value] of Object.entries(after.attrs)) {
    // Some are lists, read anew with every letter of their line.
    if (!equalityDeep(before.attrs[name], value)) tr.setNodeAttribute(at, name, value)
  }
  // Rows and cells one by one: a change at both ends of a table must not take the caret from a cell between them.
  if (!after.isTextblock && !after.isLeaf) return applySteps(tr, at + 1, before.children, after.children)
  const from = before.content.findDiffStart(after.content)
  const to = before.content.findDiffEnd(after.content)
  if (from === null || to === null) return
  const overlap = Math.max(0, from - Math.min(to.a, to.b))
  const slice = after.slice(from, to.b + overlap)
  const result = tr.maybeStep(new ReplaceStep(at + 1 + from, at + 1 + to.a + overlap, slice))
  if (result.failed !== null) replaceRange(tr, at, at + before.nodeSize, Fragment.from(after))
}

function replaceRange(tr: Transaction, from: number, to: number, content: Fragment): void {
  tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0)))
}
