import fc from "fast-check"
import { TextSelection } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { copyOf, docOfLines, openEditor } from "./editor-fixture.ts"
import type { TestEditor } from "./editor-fixture.ts"

interface Edit {
  readonly who: number
  readonly what: "type" | "erase" | "divide" | "join" | "bold" | "level" | "exchange"
  readonly at: number
  readonly text: string
}

const edit: fc.Arbitrary<Edit> = fc.record({
  who: fc.integer({ min: 0, max: 1 }),
  what: fc.constantFrom("type", "type", "erase", "divide", "join", "bold", "level", "exchange"),
  at: fc.nat({ max: 60 }),
  text: fc.constantFrom("가", "가가", "힣", "😀", "a"),
})

function perform(editor: TestEditor, { what, at, text }: Edit): void {
  const { doc } = editor.state
  const place = TextSelection.near(doc.resolve(Math.min(at, doc.content.size))).$head
  editor.dispatch(editor.state.tr.setSelection(TextSelection.create(doc, place.pos)))
  const { pos } = place
  editor.change((tr) => {
    if (what === "type") return tr.insertText(text, pos)
    if (what === "erase" && place.nodeAfter) return tr.delete(pos, place.end())
    if (what === "divide")
      return tr.split(pos, 1, [{ type: place.parent.type, attrs: { id: `n${at}${doc.childCount}` } }])
    if (what === "join" && place.index(0) > 0) return tr.join(place.before(1))
    if (what === "bold") return tr.addMark(place.start(), pos, editor.state.schema.mark("bold"))
    if (what === "level") return tr.setNodeAttribute(place.before(1), "level", at % 8)
    return tr
  })
}

function exchange(a: TestEditor, b: TestEditor): void {
  const [forB, forA] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)]
  Y.applyUpdate(a.doc, forA)
  Y.applyUpdate(b.doc, forB)
}

describe("two editors on one document", () => {
  it("[ED9] end equal, and each shows exactly what its document holds", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const a = openEditor(docOfLines("하나 둘", "", "셋"))
        const b = openEditor(copyOf(a.doc))
        for (const one of edits) {
          if (one.what === "exchange") exchange(a, b)
          else perform(one.who === 0 ? a : b, one)
        }
        exchange(a, b)
        expect(a.state.doc.toJSON()).toEqual(b.state.doc.toJSON())
        expect(openEditor(copyOf(a.doc)).state.doc.toJSON()).toEqual(a.state.doc.toJSON())
      }),
      { seed: 20304, numRuns: 300 },
    )
  })

  it("[ED10] undo takes back only what this person did", () => {
    const a = openEditor(docOfLines("하나", "둘"))
    const b = openEditor(copyOf(a.doc))
    const undo = new Y.UndoManager(a.doc.getXmlFragment("body"), { trackedOrigins: new Set([LOCAL_ORIGIN]) })
    a.change((tr) => tr.insertText("내 ", 1))
    b.change((tr) => tr.insertText("남 ", tr.doc.child(0).nodeSize + 1))
    exchange(a, b)
    undo.undo()
    expect(a.state.doc.children.map((node) => node.textContent)).toEqual(["하나", "남 둘"])
    undo.redo()
    exchange(a, b)
    expect(b.state.doc.children.map((node) => node.textContent)).toEqual(["내 하나", "남 둘"])
  })
})
