import { TextSelection } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { isAllowed } from "../../../client/features/editor/binding/binding-extension.ts"
import { FROM_DOCUMENT } from "../../../client/features/editor/binding/fragment-binding.ts"
import { toAbsolute, toRelative } from "../../../client/features/editor/binding/positions.ts"
import { applyKeepingMine } from "../../../client/live/orphaned-letters.ts"
import { lineIds } from "../../../client/features/editor/commands/line-ids.ts"
import { copyOf, docOfLines, lineOf, openEditor } from "../../fuzz/editor/editor-fixture.ts"

const never = () => false
const textOf = (doc: Y.Doc) => (doc.getXmlFragment("body").toArray() as Y.XmlElement[]).map((line) => line.toJSON())

describe("what is written", () => {
  it("[ED5] of equal letters the one at the caret: others' letters stay where they meant them", () => {
    const mine = openEditor(docOfLines("가가가"))
    const other = copyOf(mine.doc)
    ;((other.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(2, "*")
    mine.place(0, 1)
    mine.change((tr) => tr.insertText("가"))
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other))
    expect(mine.state.doc.textContent).toBe("가가가*가")
  })

  it("[ED5] an emoji that becomes another one of the same first half stays whole", () => {
    const mine = openEditor(docOfLines("a😀b"))
    mine.change((tr) => tr.insertText("😁", 2, 4))
    expect(openEditor(copyOf(mine.doc)).state.doc.textContent).toBe("a😁b")
  })

  it("[ED9] bold by one and letters by the other both stay", () => {
    const mine = openEditor(docOfLines("회의 결과"))
    const theirs = openEditor(copyOf(mine.doc))
    const bold = mine.state.schema.marks["bold"]
    mine.change((tr) => tr.addMark(1, 3, bold?.create() ?? (undefined as never)))
    theirs.change((tr) => tr.insertText("!", 2))
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc))
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc))
    expect(mine.state.doc.textContent).toBe("회!의 결과")
    expect(theirs.state.doc.toJSON()).toEqual(mine.state.doc.toJSON())
  })

  it("[ED7] a new line gets an id, the first of two equal ones keeps it, untouched lines keep theirs", () => {
    const doc = docOfLines("하나 둘")
    doc.getXmlFragment("body").push([lineOf("same", "x"), lineOf("same", "y")])
    const { state } = openEditor(doc)
    let n = 0
    const plugin = lineIds(() => `new${n++}`)
    const next = state.reconfigure({ plugins: [plugin] }).applyTransaction(state.tr.split(3)).state
    expect(next.doc.children.map((node) => node.attrs["id"])).toEqual(["line0", "new0", "same", "same"])
  })
})

describe("without the right to write", () => {
  it("[ED11] a change from here does not pass, one from the document and a move of the caret do", () => {
    const { state } = openEditor(docOfLines("하나"))
    expect(isAllowed(state.tr.insertText("x", 1), never)).toBe(false)
    expect(isAllowed(state.tr.insertText("x", 1).setMeta(FROM_DOCUMENT, true), never)).toBe(true)
    expect(isAllowed(state.tr.setSelection(TextSelection.create(state.doc, 2)), never)).toBe(true)
    expect(isAllowed(state.tr.insertText("x", 1), () => true)).toBe(true)
  })
})

describe("the caret", () => {
  it("[ED12] keeps to the letter before it and finds its way back from Yjs", () => {
    const mine = openEditor(docOfLines("하나", "둘셋"))
    mine.place(1, 1)
    const body = mine.doc.getXmlFragment("body")
    const saved = toRelative(body, mine.state.doc, mine.state.selection.head)
    const other = copyOf(mine.doc)
    ;((other.getXmlFragment("body").get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(1, "*")
    other.getXmlFragment("body").insert(0, [lineOf("x", "위")])
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other))
    expect(mine.state.selection.$head.parent.textContent).toBe("둘*셋")
    expect(mine.state.selection.$head.parentOffset).toBe(1)
    expect(toAbsolute(body, mine.state.doc, saved)).toBe(mine.state.selection.head)
  })

  it("[ED12] keeps to its letter where the change alone does not say which one that is", () => {
    const mine = openEditor(docOfLines("앞ㅎ"))
    const other = copyOf(mine.doc)
    const theirs = (other.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText
    mine.place(0, 2)
    mine.change((tr) => tr.insertText("*"))
    theirs.insert(2, "하")
    theirs.delete(1, 1)
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other))
    const { parent, parentOffset } = mine.state.selection.$head
    expect(parent.textContent.slice(0, parentOffset)).toMatch(/\*$/)
  })

  it("[ED12] before others' first letters in an opinion that was empty, so that neither writes into the other's word", () => {
    const doc = new Y.Doc()
    const mine = openEditor(doc)
    const other = copyOf(doc)
    other.getXmlFragment("body").insert(0, [lineOf("x", "한글")])
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(mine.state.selection.head).toBe(1)
  })

  it("[ED14] goes where the letters of a deleted line are given back: typing goes on behind them", () => {
    const mine = openEditor(docOfLines("위", "앞뒤", "밑"))
    const other = copyOf(mine.doc)
    mine.place(1, 1)
    mine.change((tr) => tr.insertText("한"))
    other.getXmlFragment("body").delete(1, 1)
    applyKeepingMine(mine.doc, Y.encodeStateAsUpdate(other), "socket", () => "new")
    mine.change((tr) => tr.insertText("글"))
    expect(mine.state.doc.children.map((node) => node.textContent)).toEqual(["위", "한글", "밑"])
  })

  it("[ED12] every text position survives the way to Yjs and back", () => {
    const { doc, state } = openEditor(docOfLines("하나", "", "둘"))
    const body = doc.getXmlFragment("body")
    state.doc.descendants((node, at) => {
      for (let offset = 0; offset <= node.content.size && node.isTextblock; offset++) {
        const { head } = TextSelection.create(state.doc, at + 1 + offset)
        expect(toAbsolute(body, state.doc, toRelative(body, state.doc, head))).toBe(head)
      }
    })
    expect(textOf(doc)).toHaveLength(3)
  })
})
