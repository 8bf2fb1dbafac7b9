import { Node } from "@tiptap/core"
import { DECISION_RESULTS, LINE_KINDS, MAX_LEVEL, NODES } from "../../../../shared/minutes/schema.ts"
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { copiedAttributes, readCopied } from "./copied-attributes.ts"

/** Line kinds for which a level shows: item marks and bullet depth. */
export const LEVELLED_KINDS: readonly LineKind[] = ["agendaItem", "bullet"]

/** The one text block of the body and of opinion cells. Kind and level are attributes, so changing them keeps text. */
export const LineNode = Node.create({
  name: NODES.line,
  group: "block",
  content: "inline*",
  addAttributes() {
    return {
      id: { default: "", rendered: false },
      kind: { default: "paragraph", rendered: false },
      level: { default: 0, rendered: false },
      result: { default: DECISION_RESULTS[0], rendered: false },
      votesFor: { default: null, rendered: false },
      votesAgainst: { default: null, rendered: false },
      votesAbstain: { default: null, rendered: false },
      assignees: { default: [], rendered: false },
      due: { default: null, rendered: false },
    }
  },
  parseHTML() {
    return [
      { tag: "div[data-line]", getAttrs: (dom) => readLineAttributes(dom) },
      ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"].map((tag) => ({ tag })),
      { tag: "li", getAttrs: (dom: HTMLElement) => ({ kind: "bullet", level: listDepth(dom) }) },
    ]
  },
  renderHTML({ node }) {
    const { kind, level } = node.attrs
    const copied = copiedAttributes(node)
    return ["div", { class: "hj-line", "data-line": kind, "data-level": String(level), ...copied }, 0]
  },
})

/** Kind and level are also said apart: text copied from a cell that is only shown carries nothing else. */
function readLineAttributes(dom: HTMLElement): Record<string, unknown> {
  const kind = LINE_KINDS.find((known) => known === dom.dataset["line"]) ?? "paragraph"
  const level = Math.trunc(Number(dom.dataset["level"]))
  return { ...readCopied(dom, NODES.line), kind, level: level >= 0 && level <= MAX_LEVEL ? level : 0 }
}

/** How many lists a pasted list item is inside of, less one. */
function listDepth(item: HTMLElement): number {
  let depth = -1
  for (let at = item.parentElement; at !== null; at = at.parentElement) if (/^[UO]L$/.test(at.nodeName)) depth++
  return Math.min(MAX_LEVEL, Math.max(0, depth))
}
