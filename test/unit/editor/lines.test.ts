import type { Command } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { changeLevel, enter, setKind, unmarkLineStart } from "../../../client/features/editor/commands/line-commands.ts"
import { goToEnd } from "../../../client/features/editor/commands/text-ends.ts"
import { copyOf, docOfLines, lineOf, openEditor } from "../../fuzz/editor/editor-fixture.ts"
import type { TestEditor } from "../../fuzz/editor/editor-fixture.ts"

function run(editor: TestEditor, command: Command): boolean {
  return command(editor.state, (tr) => editor.dispatch(tr))
}

function lines(editor: TestEditor): string[] {
  return editor.state.doc.children.map(({ attrs, textContent }) => `${attrs["kind"]} ${attrs["level"]} ${textContent}`)
}

function withLine(kind: string, level: number, text: string): TestEditor {
  const doc = new Y.Doc()
  doc.getXmlFragment("body").insert(0, [lineOf("a", text, { kind, level })])
  return openEditor(doc)
}

describe("Ctrl-Home and Ctrl-End", () => {
  it("[ED30] go to the first and the last letter, also behind a task; with Shift they select", () => {
    const doc = docOfLines("하나")
    doc.getXmlFragment("body").push([lineOf("b", "할 일", { kind: "task" })])
    const editor = openEditor(doc)
    run(editor, goToEnd("end"))
    expect(editor.state.selection.$head.parent.textContent).toBe("할 일")
    expect(editor.state.selection.$head.parentOffset).toBe(3)
    run(editor, goToEnd("start", { isSelecting: true }))
    expect(editor.state.selection).toMatchObject({ anchor: editor.state.doc.content.size - 1, head: 1 })
  })
})

describe("kind and level", () => {
  it("[ED6] typing by others into a line whose kind and level change is kept", () => {
    const mine = openEditor(docOfLines("예산"))
    const other = copyOf(mine.doc)
    ;(other.getXmlFragment("body").get(0) as Y.XmlElement).insert(1, [new Y.XmlText(" 심의")])
    run(mine, setKind("bullet"))
    run(mine, changeLevel(1))
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other))
    expect(lines(mine)).toEqual(["bullet 1 예산 심의"])
  })

  it("[ED6] a line that becomes a decision says its result", () => {
    const editor = openEditor(docOfLines("위촉"))
    run(editor, setKind("decision"))
    const line = editor.doc.getXmlFragment("body").get(0) as Y.XmlElement
    expect(line.getAttribute("result")).toBe("approved")
  })
})

describe("Enter and Backspace", () => {
  it.each([
    ["agendaItem", 1, "안건", ["agendaItem 1 안건", "bullet 0 "]],
    ["bullet", 2, "글", ["bullet 2 글", "bullet 2 "]],
    ["note", 0, "참고", ["note 0 참고", "paragraph 0 "]],
    ["bullet", 1, "", ["bullet 0 "]],
    ["bullet", 0, "", ["paragraph 0 "]],
  ])("[ED8] Enter at the end of %s %d “%s”", (kind, level, text, expected) => {
    const editor = withLine(kind, level, text)
    editor.place(0, text.length)
    run(editor, enter)
    expect(lines(editor)).toEqual(expected)
  })

  it("[ED8] Enter before the first letter opens a line above and the text stays the line it was", () => {
    const editor = withLine("bullet", 1, "글")
    editor.place(0, 0)
    run(editor, enter)
    expect(lines(editor)).toEqual(["bullet 1 ", "bullet 1 글"])
    expect(editor.state.doc.child(1).attrs["id"]).toBe("a")
  })

  it("[ED8] Backspace at the start takes the level, then the kind", () => {
    const editor = withLine("bullet", 1, "글")
    editor.place(0, 0)
    run(editor, unmarkLineStart)
    expect(lines(editor)).toEqual(["bullet 0 글"])
    run(editor, unmarkLineStart)
    expect(lines(editor)).toEqual(["paragraph 0 글"])
    expect(run(editor, unmarkLineStart)).toBe(false)
  })
})
