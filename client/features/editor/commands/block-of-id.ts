import type { Node } from "@tiptap/pm/model"

/** The block with this id and the position before it; null when it is gone. */
export function blockOfId(doc: Node, id: unknown): { readonly node: Node; readonly at: number } | null {
  let found: { readonly node: Node; readonly at: number } | null = null
  doc.forEach((node, at) => {
    if (node.attrs["id"] === id) found ??= { node, at }
  })
  return found
}
