import { EditorState } from "@tiptap/pm/state"
import { expect, it } from "vitest"
import { findLine } from "../../../client/features/editor/followed-line.ts"
import { schema } from "../../fuzz/editor/editor-fixture.ts"

const line = (id: string, kind: string) => schema.node("line", { id, kind, level: 0 }, [schema.text(id)])
const state = EditorState.create({
  doc: schema.topNodeType.create(null, [line("a", "decision"), line("b", "decision"), line("c", "task")]),
})
const size = line("a", "decision").nodeSize
const idAt = (of: EditorState, id: string, near: number) => findLine(of.doc, id, near)?.node.attrs["id"]

it("[ED17] the panel of a decision that is deleted closes; it is never the next decision's", () => {
  const after = state.apply(state.tr.delete(0, size))
  expect(after.doc.nodeAt(0)?.attrs["id"]).toBe("b")
  expect(findLine(after.doc, "a", 0)).toBeNull()
})

it("[ED17] the panel of a decision that is moved goes with it", () => {
  const moved = state.apply(state.tr.delete(0, size).insert(2 * size, line("a", "decision")))
  expect(findLine(moved.doc, "a", 0)?.at).toBe(2 * size)
  expect(idAt(moved, "b", 0)).toBe("b")
})

it("[ED17] a line that is no decision or task any more has no panel", () => {
  const after = state.apply(state.tr.setNodeAttribute(0, "kind", "paragraph"))
  expect(findLine(after.doc, "a", 0)).toBeNull()
})
