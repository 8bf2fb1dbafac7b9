// The type of the elements in a minutes document: attributes are JSON values, as y-prosemirror stores them.
import type * as Y from "yjs"

export type AttributeValue = object | number | string
export type BlockElement = Y.XmlElement<{ [name: string]: AttributeValue }>
/** Yjs types its children by string attributes; this is the one place where a list of ours is handed to it. */
export function asChildren(children: readonly (BlockElement | Y.XmlText)[]): (Y.XmlElement | Y.XmlText)[] {
  return children as unknown as (Y.XmlElement | Y.XmlText)[]
}
