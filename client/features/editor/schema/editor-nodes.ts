import { Node } from "@tiptap/core"
import type { AnyExtension } from "@tiptap/core"
import {
  AttendanceSummaryNode,
  OpinionTableCardNode,
  PhotoNode,
  TableCellNode,
  TableNode,
  TableRowNode,
} from "./block-nodes.ts"
import { BoldMark, HardBreakNode, LinkMark, MentionNode, RowLinkNode } from "./inline-nodes.ts"
import { LineNode } from "./line-node.ts"
import { UnknownBlockNode, UnknownInlineNode, UnknownMark } from "./unknown-nodes.ts"

/** `block*`: no merge can make a list of blocks that does not fit. */
const DocNode = Node.create({ name: "doc", topNode: true, content: "block*" })
const TextNode = Node.create({ name: "text", group: "inline" })

/** Every node and mark of the editor, the same for the body and for opinion cells. `line` comes first: it is what a gap is filled with. */
export const EDITOR_NODES: readonly AnyExtension[] = [
  DocNode,
  LineNode,
  TextNode,
  PhotoNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  AttendanceSummaryNode,
  OpinionTableCardNode,
  HardBreakNode,
  RowLinkNode,
  MentionNode,
  UnknownBlockNode,
  UnknownInlineNode,
  BoldMark,
  LinkMark,
  UnknownMark,
]
