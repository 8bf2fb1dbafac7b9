// A table in the editor while somebody else changes the same table.
import { TextSelection } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { writeBlock } from "../../../shared/minutes/write-body.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import { copyOf, openEditor } from "../../fuzz/editor/editor-fixture.ts"
import type { TestEditor } from "../../fuzz/editor/editor-fixture.ts"

function docOfTable(rows: readonly (readonly string[])[]): Y.Doc {
  const doc = new Y.Doc()
  const cells = rows.map((row) => row.map((text) => (text === "" ? [] : [{ type: "text" as const, text }])))
  doc.getXmlFragment("body").insert(0, asChildren([writeBlock({ type: "table", id: "t", rows: cells })]))
  return doc
}

/** Puts the caret behind the first place of these words. */
function caretBehind(editor: TestEditor, words: string): void {
  editor.state.doc.descendants((node, at) => {
    if (!node.isText || !node.text?.includes(words)) return
    const place = at + node.text.indexOf(words) + words.length
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place)))
  })
}

const rowAt = (doc: Y.Doc, at: number) => (doc.getXmlFragment("body").get(0) as Y.XmlElement).get(at) as Y.XmlElement
const cell = (column: string, text: string) => {
  const made = new Y.XmlElement("tableCell")
  made.setAttribute("column", column)
  made.insert(0, [new Y.XmlText(text)])
  return made
}

describe("a table that somebody else changes", () => {
  it("[TB3] keeps the caret in its cell when rows and columns come on both sides of it", () => {
    const mine = openEditor(
      docOfTable([
        ["가", "나"],
        ["다", "라"],
        ["마", "바"],
      ]),
    )
    caretBehind(mine, "라")
    mine.change((tr) => tr.insertText("1"))
    const other = copyOf(mine.doc)
    other.transact(() => {
      const row = new Y.XmlElement("tableRow")
      row.insert(0, [cell("c1", "새"), cell("c2", "줄")])
      const table = other.getXmlFragment("body").get(0) as Y.XmlElement
      for (let at = 0; at < 3; at++) rowAt(other, at).insert(0, [cell("x", "열")])
      table.insert(0, [row])
      rowAt(other, 3).push([cell("y", "끝")])
    })
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other))
    mine.change((tr) => tr.insertText("2"))
    expect(mine.state.selection.$head.parent.textContent).toBe("라12")
    expect(mine.state.doc.textBetween(0, mine.state.doc.content.size, "|")).toBe(
      "새|줄|열|가|나|열|다|라12|열|마|바|끝",
    )
  })
})
