import type { Node } from "@tiptap/pm/model"
import { EditorState } from "@tiptap/pm/state"
import type { DecorationSet } from "@tiptap/pm/view"
import { describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { watchAgenda } from "../../../client/live/watch-agenda.ts"
import { itemMarks, keepsItems } from "../../../client/features/editor/views/item-marks.ts"
import { docOfLines, lineOf, schema } from "../../fuzz/editor/editor-fixture.ts"

function agendaDoc(): Y.Doc {
  const doc = docOfLines()
  const item = { kind: "agendaItem" }
  doc
    .getXmlFragment("body")
    .insert(0, [lineOf("a", "개회", item), lineOf("b", "논의"), lineOf("c", "보고", { ...item, level: 1 })])
  return doc
}
const textOf = (doc: Y.Doc, index: number) =>
  (doc.getXmlFragment("body").get(index) as Y.XmlElement).get(0) as Y.XmlText

function watched() {
  const doc = agendaDoc()
  const asked: number[] = []
  const looks: (() => void)[] = []
  const outline = watchAgenda(doc.getXmlFragment("body"), (work) => {
    looks.push(work)
    return { ask: (withinMs) => void asked.push(withinMs), cancel: () => void (asked.length = 0) }
  })
  const listener = vi.fn()
  const stop = outline.subscribe(listener)
  return { doc, outline, listener, asked, settle: () => looks[0]?.(), stop }
}

const line = (id: string, kind: string, text: string, level = 0) =>
  schema.node("line", { id, kind, level }, text === "" ? [] : [schema.text(text)])
const placesOf = (doc: Node) => {
  const places: number[][] = []
  doc.forEach((node, at) => node.attrs["kind"] === "agendaItem" && places.push([at, at + node.nodeSize]))
  return places
}

describe("the outline", () => {
  it("[ED20] lists the agenda with its marks", () => {
    const items = watched().outline.read()
    expect(items.map(({ mark, title, level }) => [mark, title, level])).toEqual([
      ["1.", "개회", 0],
      ["가.", "보고", 1],
    ])
  })

  it("[ED20] a keystroke outside the agenda does not ask for a reading of the body", () => {
    const { doc, asked, listener } = watched()
    textOf(doc, 1).insert(0, "길게 ")
    expect(asked).toHaveLength(0)
    expect(listener).not.toHaveBeenCalled()
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ["a keystroke in an agenda item", (doc) => textOf(doc, 0).insert(0, "제1회 ")],
    ["another kind", (doc) => (doc.getXmlFragment("body").get(1) as Y.XmlElement).setAttribute("kind", "agendaItem")],
    ["a deleted item", (doc) => doc.getXmlFragment("body").delete(0, 1)],
  ])("[ED20] %s is read at a quiet moment", (_name, change) => {
    const { doc, outline, asked, listener, settle } = watched()
    const before = outline.read()
    change(doc)
    expect(asked).toHaveLength(1)
    expect(outline.read()).toBe(before)
    settle()
    expect(listener).toHaveBeenCalledOnce()
    expect(outline.read()).not.toBe(before)
  })

  it("[ED20] an item that moves is not waited for as long as letters are", () => {
    const { doc, asked } = watched()
    textOf(doc, 0).insert(0, "제1회 ")
    doc.getXmlFragment("body").delete(0, 1)
    const [letters = 0, items = Infinity] = asked
    expect(items).toBeLessThan(letters)
  })

  it("[ED20] whoever stops listening is not called any more", () => {
    const { doc, asked, stop } = watched()
    textOf(doc, 0).insert(0, "제1회 ")
    stop()
    expect(asked).toHaveLength(0)
  })
})

describe("marks of agenda items", () => {
  const plugin = itemMarks()
  const start = () =>
    EditorState.create({
      plugins: [plugin],
      doc: schema.topNodeType.create(null, [
        line("a", "agendaItem", "개회"),
        line("b", "paragraph", "논의"),
        line("c", "agendaItem", "보고"),
      ]),
    })
  const marksOf = (state: EditorState) =>
    (plugin.getState(state) as DecorationSet).find().map(({ from, to }) => [from, to])

  it("[ED20] a keystroke anywhere leaves the numbers as they were, at their lines", () => {
    let state = start()
    for (const at of [1, 3, 7, 9]) {
      const { doc } = state
      state = state.apply(state.tr.insertText("가나", at))
      expect(keepsItems(doc, state.doc)).toBe(true)
      expect(marksOf(state)).toEqual(placesOf(state.doc))
    }
  })

  it("[ED20] another kind, level or number of lines is numbered anew", () => {
    const state = start()
    const changes = [
      state.tr.setNodeAttribute(4, "kind", "agendaItem"),
      state.tr.setNodeAttribute(0, "level", 1),
      state.tr.insert(0, line("d", "agendaItem", "앞")),
      state.tr.delete(0, 4),
      state.tr.replaceWith(0, 4, line("e", "agendaItem", "다른")),
    ]
    for (const tr of changes) {
      expect(keepsItems(state.doc, tr.doc)).toBe(false)
      const after = state.apply(tr)
      expect(marksOf(after)).toEqual(placesOf(after.doc))
    }
  })
})
