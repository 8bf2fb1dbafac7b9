// Places among the blocks of the body, kept while others write.
import type { Editor } from "@tiptap/core"
import type { EditorState } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import * as Y from "yjs"
import { NODES } from "../../../../shared/minutes/schema.ts"

/** The place behind so many blocks; it keeps to the block before it. */
export function placeBehind(body: Y.XmlFragment, count: number): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(body, Math.min(count, body.length), -1)
}

/** Where a photo comes to stand for the caret: below its block, or in front of an empty line. */
export function indexAtCaret({ doc, selection }: EditorState): number {
  const index = selection.$from.index(0)
  const block = doc.maybeChild(index)
  const isEmptyLine = block?.type.name === NODES.line && block.content.size === 0
  return block === null || isEmptyLine ? index : index + 1
}

/** The place of the caret, for photos that are chosen meanwhile. */
export function placeAtCaret({ state }: Pick<Editor, "state">, body: Y.XmlFragment): Y.RelativePosition {
  return placeBehind(body, indexAtCaret(state))
}

/** The number of blocks in front of a point of the window: above the middle of a block it counts as before it. */
export function indexAtPoint(view: EditorView, { x, y }: { readonly x: number; readonly y: number }): number {
  const found = view.posAtCoords({ left: x, top: y })
  if (found === null) return view.state.doc.childCount
  const index = view.state.doc.resolve(found.pos).index(0)
  const dom = view.nodeDOM(positionOf(view.state, index))
  if (!(dom instanceof HTMLElement)) return index
  const { top, height } = dom.getBoundingClientRect()
  return y < top + height / 2 ? index : index + 1
}

/** The position before the block of this number. */
export function positionOf({ doc }: EditorState, index: number): number {
  return doc.children.slice(0, index).reduce((at, { nodeSize }) => at + nodeSize, 0)
}
