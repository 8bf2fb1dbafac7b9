import type { Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { useEffect, useState } from "react"
import { NODES } from "../../../shared/minutes/schema.ts"
import { blockOfId } from "./commands/block-of-id.ts"
import { kindOf } from "./commands/selected-lines.ts"

export interface FollowedLine {
  readonly node: Node
  /** Position before it. */
  readonly at: number
}

/** The decision or task that was at `at`, wherever others' edits or a move bring it; null when it is gone or is neither any more. */
export function useFollowedLine(editor: Editor, at: number): FollowedLine | null {
  const [line, setLine] = useState(() => lineAt(editor.state.doc, at))
  const [id] = useState<unknown>(() => line?.node.attrs["id"])
  useEffect(() => {
    let place = at
    const follow = ({ transaction }: { transaction: { mapping: { map(at: number): number } } }): void => {
      const found = findLine(editor.state.doc, id, transaction.mapping.map(place))
      place = found?.at ?? place
      setLine((known) => (known?.node === found?.node && known?.at === found?.at ? known : found))
    }
    editor.on("transaction", follow)
    return () => void editor.off("transaction", follow)
  }, [editor, at, id])
  return line
}

/** The decision or task with this id, looked for at `near` first: a deleted line leaves its place to the next one. */
export function findLine(doc: Node, id: unknown, near: number): FollowedLine | null {
  const there = lineAt(doc, near)
  if (there !== null && there.node.attrs["id"] === id) return there
  const block = blockOfId(doc, id)
  return block === null ? null : lineAt(doc, block.at)
}

function lineAt(doc: Node, at: number): FollowedLine | null {
  const node = at < doc.content.size ? doc.nodeAt(at) : null
  if (node?.type.name !== NODES.line) return null
  return kindOf(node) === "decision" || kindOf(node) === "task" ? { node, at } : null
}
