import { Mark, Node } from "@tiptap/core"
import { isSafeLink } from "../../../../shared/minutes/link.ts"
import { INLINE_MARKS, NODES } from "../../../../shared/minutes/schema.ts"

/** Never selected as a whole: the next jamo would take its place. Arrows pass it, Backspace takes it. */
const atom = { group: "inline", inline: true, atom: true, draggable: false, selectable: false } as const
const text = { default: "", rendered: false }

export const HardBreakNode = Node.create({
  name: NODES.hardBreak,
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
})

/** Live link to an opinion row; the label is its last known project number. */
export const RowLinkNode = Node.create({
  ...atom,
  name: NODES.rowLink,
  addAttributes: () => ({ tableId: text, rowId: text, label: text }),
  parseHTML: () => [
    {
      tag: "span[data-row-id]",
      getAttrs: (dom) => ({
        tableId: dom.dataset["tableId"] ?? "",
        rowId: dom.dataset["rowId"] ?? "",
        label: dom.textContent ?? "",
      }),
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "span",
    { class: "hj-row-link", "data-table-id": attrs["tableId"], "data-row-id": attrs["rowId"] },
    String(attrs["label"]),
  ],
  renderText: ({ node }) => String(node.attrs["label"]),
})

/** A person named in the text. */
export const MentionNode = Node.create({
  ...atom,
  name: NODES.mention,
  addAttributes: () => ({ seatId: text, label: text }),
  parseHTML: () => [
    {
      tag: "span[data-seat-id]",
      getAttrs: (dom) => ({ seatId: dom.dataset["seatId"] ?? "", label: dom.textContent ?? "" }),
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "span",
    { class: "hj-mention", "data-seat-id": attrs["seatId"] },
    String(attrs["label"]),
  ],
  renderText: ({ node }) => String(node.attrs["label"]),
})

export const BoldMark = Mark.create({
  name: INLINE_MARKS.bold,
  parseHTML: () => [
    { tag: "strong" },
    // Word wraps whole documents in <b> of normal weight.
    { tag: "b", getAttrs: (dom) => (dom.style.fontWeight === "normal" ? false : null) },
  ],
  renderHTML: () => ["strong", 0],
})

export const LinkMark = Mark.create({
  name: INLINE_MARKS.link,
  inclusive: false,
  addAttributes: () => ({ href: { default: "", rendered: false } }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (dom) => {
        const href = dom.getAttribute("href")
        return isSafeLink(href) ? { href } : false
      },
    },
  ],
  renderHTML: ({ mark }) => [
    "a",
    { class: "hj-link", href: String(mark.attrs["href"]), rel: "noopener noreferrer nofollow", target: "_blank" },
    0,
  ],
})
