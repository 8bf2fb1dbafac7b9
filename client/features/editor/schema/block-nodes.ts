import { Node } from "@tiptap/core"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { copiedAttributes, readCopied } from "./copied-attributes.ts"
import { UNKNOWN_BLOCK } from "./unknown-nodes.ts"

const atom = { group: "block", atom: true, selectable: true, draggable: false } as const
/** A copied atom is pasted as the same one. */
const copied = (className: string, nodeName: string) => ({
  parseHTML: () => [
    { tag: `div.${className}[data-copied]`, getAttrs: (dom: HTMLElement) => readCopied(dom, nodeName) },
  ],
})
const hidden = (fallback: string | number | null) => ({ default: fallback, rendered: false })

/** A photo in the running text; its picture is a stored blob named by its hash. */
export const PhotoNode = Node.create({
  ...atom,
  name: NODES.photo,
  addAttributes: () => ({
    id: hidden(""),
    blob: hidden(""),
    caption: hidden(""),
    width: hidden(1),
    height: hidden(1),
    size: hidden(null),
  }),
  ...copied("hj-photo", NODES.photo),
  renderHTML: ({ node }) => ["div", { class: "hj-photo", ...copiedAttributes(node) }, String(node.attrs["caption"])],
})

/** Stands for the computed attendance summary. */
export const AttendanceSummaryNode = Node.create({
  ...atom,
  name: NODES.attendanceSummary,
  addAttributes: () => ({ id: hidden("") }),
  ...copied("hj-attendance-summary", NODES.attendanceSummary),
  renderHTML: ({ node }) => ["div", { class: "hj-attendance-summary", ...copiedAttributes(node) }],
})

/** Stands for an opinion table. */
export const OpinionTableCardNode = Node.create({
  ...atom,
  name: NODES.opinionTableCard,
  addAttributes: () => ({ id: hidden(""), tableId: hidden("") }),
  ...copied("hj-opinion-table-card", NODES.opinionTableCard),
  renderHTML: ({ node }) => ["div", { class: "hj-opinion-table-card", ...copiedAttributes(node) }],
})

/** Rows may be of any number and length: a merge can produce every combination, and none may be refused. */
export const TableNode = Node.create({
  name: NODES.table,
  group: "block",
  content: `(${NODES.tableRow} | ${UNKNOWN_BLOCK})*`,
  isolating: true,
  addAttributes: () => ({ id: hidden("") }),
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["table", { class: "hj-table" }, ["tbody", 0]],
})

export const TableRowNode = Node.create({
  name: NODES.tableRow,
  content: `(${NODES.tableCell} | ${UNKNOWN_BLOCK})*`,
  addAttributes: () => ({ id: hidden("") }),
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
})

export const TableCellNode = Node.create({
  name: NODES.tableCell,
  content: "inline*",
  isolating: true,
  addAttributes: () => ({ column: hidden(null) }),
  parseHTML: () => [{ tag: "td" }, { tag: "th" }],
  renderHTML: () => ["td", 0],
})
