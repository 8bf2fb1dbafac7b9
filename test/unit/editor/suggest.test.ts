import { EditorState, TextSelection } from "@tiptap/pm/state"
import type { Transaction } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import { FROM_DOCUMENT } from "../../../client/features/editor/binding/fragment-binding.ts"
import { findTrigger } from "../../../client/features/editor/suggest/find-trigger.ts"
import { openList, suggestPlugin } from "../../../client/features/editor/suggest/suggest-state.ts"
import type { SuggestSource } from "../../../client/features/editor/suggest/suggest-state.ts"
import { rowsFor } from "../../../client/features/editor/suggest/suggest-sources.ts"
import { schema } from "../../fuzz/editor/editor-fixture.ts"

const words: SuggestSource = (query) =>
  ["결정", "할 일"]
    .filter((label) => label.startsWith(query))
    .map((label) => ({ id: label, label, hint: "", sign: "", choose: () => undefined }))

/** A line with this text and the caret at its end. */
function lineWith(text: string): EditorState {
  const line = schema.node("line", { id: "a" }, text === "" ? [] : [schema.text(text)])
  const state = EditorState.create({
    doc: schema.node("doc", null, [line]),
    plugins: [
      suggestPlugin({ sources: { slash: words, mention: words, row: words }, listId: "list", onKey: () => false }),
    ],
  })
  return state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)))
}

const type = (state: EditorState, text: string) => state.apply(state.tr.insertText(text))
const remote = (state: EditorState, change: (tr: Transaction) => Transaction) =>
  state.apply(change(state.tr).setMeta(FROM_DOCUMENT, true))

describe("what opens a list", () => {
  it.each([
    ["/", { kind: "slash", start: 0, query: "", isAsked: true }],
    ["회의 /결", { kind: "slash", start: 3, query: "결", isAsked: true }],
    ["1/2", null],
    ["https://", null],
    ["/결 정", null],
    ["담당@김", { kind: "mention", start: 2, query: "김", isAsked: true }],
    ["mail@ho", null],
    ["[[돌봄 쉼", { kind: "row", start: 0, query: "돌봄 쉼", isAsked: true }],
    ["(#1-2", { kind: "row", start: 1, query: "1-2", isAsked: true }],
    ["사업 1-6-", { kind: "row", start: 3, query: "1-6-", isAsked: false }],
    ["2026-11-22", null],
    ["[[가\ufffc나", null],
    ["\ufffc/", { kind: "slash", start: 1, query: "", isAsked: true }],
  ])("[ED40] “%s”", (before, trigger) => {
    expect(findTrigger(before)).toEqual(trigger)
  })
})

describe("an open list", () => {
  it("[ED40] follows its letters through others' edits and stays what it was", () => {
    const open = type(lineWith("가나 "), "/결")
    const before = openList(open)
    const moved = remote(open, (tr) => tr.insertText("앞말 ", 1))
    expect(openList(moved)).toMatchObject({ query: "결", from: (before?.from ?? 0) + 3, active: 0 })
  })

  it("[ED40] never opens by what others write, by a paste or by a caret put behind such letters", () => {
    const state = lineWith("가나 ")
    const theirs = remote(state, (tr) => tr.insertText("/결"))
    expect(openList(theirs)).toBeNull()
    expect(openList(state.apply(state.tr.insertText("/결").setMeta("paste", true)))).toBeNull()
    expect(openList(theirs.apply(theirs.tr.setSelection(TextSelection.atEnd(theirs.doc))))).toBeNull()
  })

  it("[ED40] closes when the caret leaves or nothing fits, and is there again when a letter is taken back", () => {
    const open = type(lineWith(""), "/결")
    expect(openList(open.apply(open.tr.setSelection(TextSelection.create(open.doc, 1))))).toBeNull()
    const wrong = type(open, "x")
    expect(openList(wrong)).toBeNull()
    expect(openList(wrong.apply(wrong.tr.delete(wrong.selection.from - 1, wrong.selection.from)))).not.toBeNull()
  })

  it("[ED42] rows are found by the beginning of their number in the order of the paper, or by words of their name", () => {
    const rows = ["1-9", "1-10", "2-1"].map((number) => ({
      tableId: "t",
      rowId: number,
      number,
      title: `돌봄 ${number}`,
    }))
    expect(rowsFor(rows, "1-").map(({ number }) => number)).toEqual(["1-9", "1-10"])
    expect(rowsFor(rows, "ㄷㅂ").length).toBe(3)
    expect(rowsFor(rows, "쉼터")).toEqual([])
  })
})
