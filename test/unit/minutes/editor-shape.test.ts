import { Schema, type Node } from "@tiptap/pm/model"
import { prosemirrorToYXmlFragment } from "y-prosemirror"
import { expect, it } from "vitest"
import * as Y from "yjs"
import type { Inline, Line } from "../../../shared/minutes/minutes.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { writeBlock } from "../../../shared/minutes/write-body.ts"

const schema = new Schema({
  nodes: {
    doc: { content: "line*" },
    line: {
      content: "inline*",
      attrs: { id: { default: null }, kind: {}, level: { default: 0 }, due: { default: null } },
    },
    text: { group: "inline" },
    hardBreak: { group: "inline", inline: true },
    mention: { group: "inline", inline: true, atom: true, attrs: { seatId: {}, label: {} } },
  },
  marks: { bold: {}, link: { attrs: { href: {} } } },
})

const inline: Inline[] = [
  { type: "text", text: "보통 " },
  { type: "text", text: "굵게", bold: true },
  { type: "text", text: "연결", link: "https://a.example/" },
  { type: "break" },
  { type: "mention", seatId: "s1", label: "가온" },
  { type: "text", text: "끝" },
]
const line: Line = { type: "line", id: "l1", kind: "bullet", level: 2, inline }

function asEditorNode(piece: Inline): Node {
  if (piece.type === "break") return schema.node("hardBreak")
  if (piece.type === "mention") return schema.node("mention", { seatId: piece.seatId, label: piece.label })
  if (piece.type !== "text") throw new Error("not in this line")
  const bold = piece.bold === true ? [schema.mark("bold")] : []
  const link = piece.link === undefined ? [] : [schema.mark("link", { href: piece.link })]
  return schema.text(piece.text, [...bold, ...link])
}

function shapeOf(type: unknown): unknown {
  if (type instanceof Y.XmlText) return type.toDelta()
  if (!(type instanceof Y.XmlFragment)) throw new Error("neither text nor element")
  const children = type.toArray().map(shapeOf)
  return type instanceof Y.XmlElement ? [type.nodeName, type.getAttributes(), children] : children
}

it("[MN15] writeMinutes makes the Y types the editor's binding makes, and its content reads alike", () => {
  const written = new Y.Doc().getXmlFragment("body")
  written.insert(0, asChildren([writeBlock(line)]))
  const attributes = { id: line.id, kind: line.kind, level: line.level }
  const node = schema.node("doc", null, [schema.node("line", attributes, inline.map(asEditorNode))])
  const typed = prosemirrorToYXmlFragment(node, new Y.Doc().getXmlFragment("body"))
  expect(shapeOf(typed)).toEqual(shapeOf(written))
  expect(readBody(typed)).toEqual([line])
})
