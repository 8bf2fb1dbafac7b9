// What a clipboard of many pages holds, a few paragraphs at a time: read all at once it would freeze the page for seconds.
import { DOMParser as BlockParser, Fragment, Slice } from "@tiptap/pm/model"
import type { Node, Schema } from "@tiptap/pm/model"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { cleanPage, parsePasted } from "./pasted-html.ts"
import { readPlainText } from "./pasted-lines.ts"

/** From here on a paste takes longer than people notice. Letters of HTML; lines of plain text. */
const LONG_HTML = 150_000
const LONG_TEXT = 300
/** Elements read at a time: a few milliseconds of work. */
const GROUP = 12
/** What holds blocks and is none itself. */
const HOLDERS = /^(?:DIV|SECTION|ARTICLE|MAIN|CENTER|FORM|B|SPAN|FONT)$/
const BLOCKS = "p, div, table, ul, ol, h1, h2, h3, h4, h5, h6, li, pre, blockquote"

export interface LongClipboard {
  /** Blocks in their order, a few at a time. */
  readonly groups: Iterator<readonly Node[]>
  /** Pictures in the text: files that a page of text cannot bring along. */
  readonly pictures: number
}

/** Reads one group of blocks as an ordinary paste would be read. */
type ReadSlice = (slice: Slice) => Slice

/** The clipboard's text when it is long; null for one that an ordinary paste takes. */
export function longClipboard(data: DataTransfer, schema: Schema, read: ReadSlice): LongClipboard | null {
  const html = data.getData("text/html")
  if (html.length >= LONG_HTML) {
    const page = parsePasted(html)
    const pictures = page.querySelectorAll("img").length
    return { groups: htmlGroups(piecesOf(page.body), schema, read), pictures }
  }
  const text = html === "" ? data.getData("text/plain") : ""
  const lines = text.split(/\r\n?|\n/)
  if (lines.length < LONG_TEXT || lines.every((line) => line.includes("\t"))) return null
  return { groups: textGroups(lines, schema, read), pictures: 0 }
}

/** The blocks of a document, out of whatever sections they stand in. */
function piecesOf(holder: Element): ChildNode[] {
  return [...holder.childNodes].flatMap((child) => {
    const isHolder = child instanceof Element && HOLDERS.test(child.nodeName) && child.querySelector(BLOCKS) !== null
    return isHolder && !child.matches("[data-copied]") ? piecesOf(child) : [child]
  })
}

function* htmlGroups(pieces: readonly ChildNode[], schema: Schema, read: ReadSlice): Generator<readonly Node[]> {
  const parser = BlockParser.fromSchema(schema)
  let group: ChildNode[] = []
  for (const [at, piece] of pieces.entries()) {
    group.push(piece)
    // Words that stand in no element belong to the line of those before them.
    const isWithin = pieces[at + 1] !== undefined && !isBlock(pieces[at + 1])
    if (group.length < GROUP || (isWithin && group.length < GROUP * 20)) continue
    yield blocksOf(group, parser, read)
    group = []
  }
  if (group.length > 0) yield blocksOf(group, parser, read)
}

function isBlock(piece: ChildNode | undefined): boolean {
  return piece instanceof Element && piece.matches(BLOCKS)
}

function blocksOf(pieces: readonly ChildNode[], parser: BlockParser, read: ReadSlice): readonly Node[] {
  const page = document.implementation.createHTMLDocument("")
  page.body.append(...pieces)
  const { content } = parser.parseSlice(cleanPage(page), { preserveWhitespace: false })
  const lines = linesOf(content.content, parser.schema)
  return read(new Slice(Fragment.fromArray(lines), 0, 0)).content.content
}

/** Loose words as a line of their own; white space between blocks is none. */
function linesOf(nodes: readonly Node[], schema: Schema): Node[] {
  const lines: Node[] = []
  let loose: Node[] = []
  const close = (): void => {
    if (loose.some((node) => !node.isText || (node.text ?? "").trim() !== ""))
      lines.push(schema.node(NODES.line, null, loose))
    loose = []
  }
  for (const node of nodes) {
    if (node.isInline) {
      loose.push(node)
      continue
    }
    close()
    lines.push(node)
  }
  close()
  return lines
}

function* textGroups(lines: readonly string[], schema: Schema, read: ReadSlice): Generator<readonly Node[]> {
  for (let at = 0; at < lines.length; at += GROUP) {
    const { content } = readPlainText(lines.slice(at, at + GROUP).join("\n"), schema, false)
    yield read(new Slice(content, 0, 0)).content.content
  }
}
