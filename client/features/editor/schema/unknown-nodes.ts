// Placeholders for what this program does not know or cannot fit: visible here, untouched in the document.
// They have no parse rules, so pasting or typing can never make one.
import { Mark, Node } from "@tiptap/core"
import { editorText } from "../../../../shared/text/ko/editor.ts"

export const UNKNOWN_BLOCK = "unknownBlock"
export const UNKNOWN_INLINE = "unknownInline"
export const UNKNOWN_MARK = "unknownMark"

/** `name` is the element's own name, for the reader only. */
export const UnknownBlockNode = Node.create({
  name: UNKNOWN_BLOCK,
  group: "block",
  atom: true,
  draggable: false,
  addAttributes: () => ({ name: { default: "", rendered: false } }),
  renderHTML: () => ["div", { class: "hj-unknown", contenteditable: "false" }, editorText.unknownBlock],
})

export const UnknownInlineNode = Node.create({
  name: UNKNOWN_INLINE,
  group: "inline",
  inline: true,
  atom: true,
  draggable: false,
  addAttributes: () => ({ name: { default: "", rendered: false } }),
  renderHTML: () => ["span", { class: "hj-unknown", contenteditable: "false" }, editorText.unknownInline],
})

/** Several of them may lie on the same text: it excludes nothing, itself included. */
export const UnknownMark = Mark.create({
  name: UNKNOWN_MARK,
  excludes: "",
  inclusive: false,
  addAttributes: () => ({ name: { default: "", rendered: false }, value: { default: null, rendered: false } }),
  renderHTML: () => ["span", { class: "hj-unknown-mark" }, 0],
})
