// Editor positions and Yjs positions. A Yjs position names the letter it stands behind, so it survives others' edits,
// and the type it is in, so one presence field serves every editor of the page.
import type { Node } from "@tiptap/pm/model"
import * as Y from "yjs"
import { childrenOf } from "./read-blocks.ts"
import { partsOf } from "./write-inline.ts"

/** Sticks to the letter before it: what others insert at the same place comes after the caret. */
const BEHIND = -1

/** The Yjs position of an editor position; `doc` mirrors `fragment` child for child. */
export function toRelative(fragment: Y.XmlFragment, doc: Node, position: number): Y.RelativePosition {
  const place = doc.resolve(Math.min(position, doc.content.size))
  let type: Y.XmlFragment = fragment
  for (let depth = 0; depth < place.depth; depth++) {
    const child = childrenOf(type)[place.index(depth)]
    if (!(child instanceof Y.XmlElement)) return Y.createRelativePositionFromTypeIndex(fragment, 0, BEHIND)
    type = child
  }
  if (!place.parent.isTextblock)
    return Y.createRelativePositionFromTypeIndex(type, Math.min(place.index(), type.length))
  const offset = place.parentOffset
  const parts = partsOf(type)
  const home = parts.find((part) => part.text !== null && part.start <= offset && offset <= part.start + part.length)
  if (home?.text) return Y.createRelativePositionFromTypeIndex(home.text, offset - home.start, BEHIND)
  const index = parts.findIndex((part) => part.start >= offset)
  return Y.createRelativePositionFromTypeIndex(type, index < 0 ? type.length : index, BEHIND)
}

/** The editor position of a Yjs position, null when it is not in this fragment any more (or never was). */
export function toAbsolute(fragment: Y.XmlFragment, doc: Node, relative: Y.RelativePosition): number | null {
  if (fragment.doc === null) return null
  const found = Y.createAbsolutePositionFromRelativePosition(relative, fragment.doc)
  if (found === null) return null
  const path = pathTo(fragment, found.type)
  if (path === null) return null
  const { position, node, type } = enter(fragment, doc, path)
  if (found.type instanceof Y.XmlText) {
    const text = partsOf(type).find((part) => part.text === found.type)
    return text === undefined ? null : Math.min(position + text.start + found.index, position + node.content.size)
  }
  if (node.isTextblock) {
    return position + (partsOf(type)[found.index]?.start ?? node.content.size)
  }
  return position + sizeBefore(node, found.index)
}

/** Child indexes from the fragment down to the line or element of `type`; a text belongs to its parent. */
function pathTo(fragment: Y.XmlFragment, type: Y.AbstractType<unknown>): number[] | null {
  const path: number[] = []
  let at: Y.AbstractType<unknown> | null = (type as unknown) instanceof Y.XmlText ? parentOf(type) : type
  while (at !== null && at !== fragment) {
    const parent = parentOf(at)
    const index = parent instanceof Y.XmlFragment ? childrenOf(parent).indexOf(at) : -1
    if (index < 0) return null
    path.unshift(index)
    at = parent
  }
  return at === null ? null : path
}

function parentOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> | null {
  return type.parent as Y.AbstractType<unknown> | null
}

function enter(fragment: Y.XmlFragment, doc: Node, path: readonly number[]) {
  let node = doc
  let type = fragment
  let position = 0
  for (const index of path) {
    const child = childrenOf(type)[index]
    const next = node.maybeChild(index)
    if (next === null || next.isAtom || !(child instanceof Y.XmlElement)) break
    position += sizeBefore(node, index) + 1
    node = next
    type = child
  }
  return { position, node, type }
}

function sizeBefore(node: Node, index: number): number {
  let size = 0
  for (let at = 0; at < Math.min(index, node.childCount); at++) size += node.child(at).nodeSize
  return size
}
