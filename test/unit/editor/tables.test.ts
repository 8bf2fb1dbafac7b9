import type { Command } from "@tiptap/pm/state"
import { TextSelection } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { intoCell, pasteOverCells } from "../../../client/features/editor/commands/pasted-cells.ts"
import { readPasted, readPlainText } from "../../../client/features/editor/commands/pasted-lines.ts"
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  insertTable,
  leaveTable,
  lineAboveTable,
  moveCell,
  selectCell,
} from "../../../client/features/editor/commands/table-commands.ts"
import { keepOutOfCells } from "../../../client/features/editor/commands/table-selection.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { LINE_KINDS } from "../../../shared/minutes/schema.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import { writeBlock } from "../../../shared/minutes/write-body.ts"
import { copyOf, docOfLines, openEditor, schema } from "../../fuzz/editor/editor-fixture.ts"
import type { TestEditor } from "../../fuzz/editor/editor-fixture.ts"

function tableOf(...rows: string[][]): Y.Doc {
  const doc = new Y.Doc()
  const cells = rows.map((row) => row.map((text) => (text === "" ? [] : [{ type: "text" as const, text }])))
  doc.getXmlFragment("body").insert(0, asChildren([writeBlock({ type: "table", id: "t", rows: cells })]))
  return doc
}

/** Words of the first table of the document as everyone reads it; a break is a slash. */
function gridOf(doc: Y.Doc): string[][] {
  const table = readBody(doc.getXmlFragment("body")).find((block) => block.type === "table")
  const rows = table?.type === "table" ? table.rows : []
  return rows.map((row) => row.map((cell) => cell.map((piece) => (piece.type === "text" ? piece.text : "/")).join("")))
}

function run(editor: TestEditor, command: Command): boolean {
  return command(editor.state, (transaction) => editor.dispatch(transaction))
}

/** The caret at the end of the cell that holds these words. */
function goTo(editor: TestEditor, words: string): void {
  editor.state.doc.descendants((node, at) => {
    if (!node.isText || node.text !== words) return
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at + words.length)))
  })
}

const type = (editor: TestEditor, text: string) => editor.change((tr) => tr.insertText(text))
const pasteText = (text: string) => readPasted(readPlainText(text, schema, true), LINE_KINDS)
function meet(a: TestEditor, b: TestEditor): void {
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc))
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc))
}

describe("a table and its keys", () => {
  it("[TB4] is put in three by three, in front of an empty line, with the caret in its first cell", () => {
    const mine = openEditor(docOfLines("위", "", "아래"))
    mine.place(1, 0)
    expect(run(mine, insertTable)).toBe(true)
    type(mine, "첫 칸")
    expect(mine.state.doc.children.map((node) => node.type.name)).toEqual(["line", "table", "line", "line"])
    expect(gridOf(mine.doc)).toEqual([
      ["첫 칸", "", ""],
      ["", "", ""],
      ["", "", ""],
    ])
    expect(run(mine, insertTable)).toBe(false)
  })

  it("[TB4] Tab goes from cell to cell, makes a cell of a gap, and adds a row behind the last one", () => {
    const mine = openEditor(tableOf(["가", "나"], ["다", "라"]))
    const second = (mine.doc.getXmlFragment("body").get(0) as Y.XmlElement).get(1) as Y.XmlElement
    second.delete(1, 1)
    goTo(mine, "다")
    run(mine, moveCell(1))
    type(mine, "새")
    run(mine, moveCell(1))
    type(mine, "끝")
    expect(gridOf(mine.doc)).toEqual([
      ["가", "나"],
      ["다", "새"],
      ["끝", ""],
    ])
    run(mine, moveCell(-1))
    expect(mine.state.selection.$head.parent.textContent).toBe("새")
  })

  it("[TB4] rows and columns are added on either side and taken away, the last one with the table", () => {
    const mine = openEditor(tableOf(["가", "나"]))
    goTo(mine, "나")
    run(mine, addRow(0))
    type(mine, "위")
    run(mine, addColumn(0))
    type(mine, "왼")
    expect(gridOf(mine.doc)).toEqual([
      ["", "왼", "위"],
      ["가", "", "나"],
    ])
    run(mine, deleteColumn)
    run(mine, deleteRow)
    expect(gridOf(mine.doc)).toEqual([["가", "나"]])
    run(mine, deleteRow)
    expect(gridOf(mine.doc)).toEqual([])
  })

  it("[TB4] Ctrl+Enter leaves the table below it, Up above one that begins the text; Ctrl+A takes the cell first", () => {
    const mine = openEditor(tableOf(["가", "나"]))
    goTo(mine, "나")
    run(mine, selectCell)
    expect(mine.state.doc.textBetween(mine.state.selection.from, mine.state.selection.to)).toBe("나")
    expect(run(mine, selectCell)).toBe(false)
    run(mine, leaveTable)
    type(mine, "아래")
    goTo(mine, "가")
    run(mine, lineAboveTable)
    type(mine, "위")
    expect(mine.state.doc.children.map((node) => node.textContent)).toEqual(["위", "가나", "아래"])
  })

  it("[TB5] a selection stays in its cell, or takes the whole table", () => {
    const { state } = openEditor(tableOf(["가나", "다라"]))
    const at = (position: number) => state.doc.resolve(position)
    const [inFirst, inSecond] = [at(4), at(9)]
    expect(keepOutOfCells(inFirst, inSecond)?.toJSON()).toMatchObject({ anchor: 4, head: 5 })
    expect(keepOutOfCells(inFirst, at(5))).toBeNull()
    const lines = openEditor(docOfLines("위"))
    lines.place(0, 1)
    lines.change((tr) => tr.insert(tr.doc.content.size, state.doc.child(0)))
    const end = lines.state.doc.content.size
    expect(keepOutOfCells(lines.state.doc.resolve(1), lines.state.doc.resolve(8))?.to).toBe(2)
    lines.change((tr) => tr.insert(end, schema.node("line")))
    expect(keepOutOfCells(lines.state.doc.resolve(1), lines.state.doc.resolve(8))?.to).toBe(end + 1)
  })
})

describe("two people in one table", () => {
  it("[TB6] rows, columns and words added by both at once all stay, each under its column", () => {
    const mine = openEditor(tableOf(["가", "나"], ["다", "라"]))
    const theirs = openEditor(copyOf(mine.doc))
    goTo(mine, "가")
    run(mine, addColumn(1))
    type(mine, "내 칸")
    goTo(theirs, "다")
    run(theirs, addRow(1))
    type(theirs, "새 줄")
    run(theirs, moveCell(1))
    type(theirs, "둘째")
    meet(mine, theirs)
    expect(gridOf(mine.doc)).toEqual([
      ["가", "내 칸", "나"],
      ["다", "", "라"],
      ["새 줄", "", "둘째"],
    ])
    expect(theirs.state.doc.toJSON()).toEqual(mine.state.doc.toJSON())
  })

  it("[TB6] two columns at one place stay two, and words typed into a column that somebody else takes away are in nobody's way", () => {
    const mine = openEditor(tableOf(["가", "나"], ["다", "라"]))
    const theirs = openEditor(copyOf(mine.doc))
    goTo(mine, "가")
    run(mine, addColumn(1))
    goTo(theirs, "가")
    run(theirs, addColumn(1))
    meet(mine, theirs)
    expect(gridOf(mine.doc).map((row) => row.length)).toEqual([4, 4])
    goTo(mine, "라")
    run(mine, deleteColumn)
    goTo(theirs, "다")
    run(theirs, addRow(1))
    type(theirs, "뒤")
    meet(mine, theirs)
    expect(gridOf(theirs.doc)).toEqual([
      ["가", "", "", ""],
      ["다", "", "", ""],
      ["뒤", "", "", ""],
    ])
  })
})

describe("pasting", () => {
  it("[TB7] a table over cells fills empty ones, goes below words that are there, and grows the table", () => {
    const mine = openEditor(tableOf(["가", "나"], ["다", ""]))
    goTo(mine, "나")
    const tr = pasteOverCells(mine.state, pasteText("1\t2\n3\t4\n5\t6"))
    if (tr !== null) mine.dispatch(tr)
    expect(gridOf(mine.doc)).toEqual([
      ["가", "나/1", "2"],
      ["다", "3", "4"],
      ["", "5", "6"],
    ])
    expect(mine.state.selection.$head.parent.textContent).toBe("나1")
  })

  it("[TB7] lines into a cell become one cell with breaks", () => {
    const mine = openEditor(tableOf(["가", "나"]))
    goTo(mine, "가")
    mine.change((tr) => tr.replaceSelection(intoCell(pasteText("하나\n둘"), schema)))
    expect(gridOf(mine.doc)).toEqual([["가하나/둘", "나"]])
  })
})
