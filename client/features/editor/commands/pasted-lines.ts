// Pasted text becomes lines of the kinds its own marks show: 한글 and Word keep numbers and bullets as plain letters.
import { Fragment, Slice } from "@tiptap/pm/model"
import type { Node, Schema } from "@tiptap/pm/model"
import { NODES } from "../../../../shared/minutes/schema.ts"
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { UNKNOWN_BLOCK, UNKNOWN_INLINE } from "../schema/unknown-nodes.ts"
import { namedTable } from "./pasted-cells.ts"
import { kindOf } from "./selected-lines.ts"

const MARKS: readonly { readonly find: RegExp; readonly kind: LineKind; readonly level: number }[] = [
  { find: /^\s*\d{1,2}\.\s+(?=\D)/, kind: "agendaItem", level: 0 },
  { find: /^\s*[가나다라마바사아자차카타파하]\.\s+/, kind: "agendaItem", level: 1 },
  { find: /^\s*\d{1,2}\)\s+/, kind: "agendaItem", level: 2 },
  { find: /^\s*[가나다라마바사아자차카타파하]\)\s+/, kind: "agendaItem", level: 3 },
  { find: /^\s*※\s*/, kind: "note", level: 0 },
  { find: /^\s*[-–•·○●▪ㆍ]\s+/, kind: "bullet", level: 0 },
  { find: /^\s*[o∘◦]\s+/, kind: "bullet", level: 1 },
]

/** The slice with line kinds read from marks where the text is more than one line; `kinds` are those allowed here. */
export function readPasted(slice: Slice, kinds: readonly LineKind[]): Slice {
  const isOneLine = slice.content.childCount <= 1
  const blocks = slice.content.content.filter((node) => node.type.name !== UNKNOWN_BLOCK)
  const content = Fragment.fromArray(blocks.map((node) => readNode(node, isOneLine, kinds)))
  return new Slice(
    content,
    Math.min(slice.openStart, depthOf(content.firstChild)),
    Math.min(slice.openEnd, depthOf(content.lastChild)),
  )
}

function depthOf(node: Node | null): number {
  return node === null ? 0 : node.isLeaf ? 0 : 1 + depthOf(node.firstChild)
}

function readNode(node: Node, isOneLine: boolean, kinds: readonly LineKind[]): Node {
  if (node.type.name === NODES.table) return namedTable(node)
  if (node.type.name !== NODES.line) return node
  const line = withoutPlaceholders(node)
  const kind = kindOf(line)
  if (!kinds.includes(kind)) return line.type.create({ ...line.attrs, kind: "paragraph", id: "" }, line.content)
  if (isOneLine || kind !== "paragraph") return line
  for (const mark of MARKS) {
    const found = kinds.includes(mark.kind) ? mark.find.exec(leadingText(line)) : null
    if (found === null) continue
    return line.type.create({ kind: mark.kind, level: mark.level }, line.content.cut(found[0].length))
  }
  return line
}

function withoutPlaceholders(line: Node): Node {
  return line.copy(Fragment.fromArray(line.children.filter((node) => node.type.name !== UNKNOWN_INLINE)))
}

function leadingText(line: Node): string {
  const end = line.children.findIndex((node) => !node.isText)
  return line.children
    .slice(0, end < 0 ? line.childCount : end)
    .map((node) => node.text ?? "")
    .join("")
}

/** Plain text: rows of tab-separated cells become a table, other text a line per line. */
export function readPlainText(text: string, schema: Schema, allowsTables: boolean): Slice {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n")
  const inline = (words: string) => (words === "" ? [] : [schema.text(words)])
  if (allowsTables && rows.length > 0 && rows.every((row) => row.includes("\t"))) {
    const table = schema.node(
      NODES.table,
      null,
      rows.map((row) =>
        schema.node(
          NODES.tableRow,
          null,
          row.split("\t").map((cell) => schema.node(NODES.tableCell, null, inline(cell))),
        ),
      ),
    )
    return new Slice(Fragment.from(table), 0, 0)
  }
  return new Slice(Fragment.fromArray(rows.map((row) => schema.node(NODES.line, null, inline(row)))), 1, 1)
}
