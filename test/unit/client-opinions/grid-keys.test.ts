import { describe, expect, it } from "vitest"
import { actOnKey } from "../../../client/features/opinions/grid-keys.ts"
import type { SelectedCell } from "../../../client/features/opinions/grid-selection.ts"

const ROWS = [
  { id: "s", kind: "section", state: "unreviewed" },
  { id: "a", kind: "project", state: "unreviewed" },
  { id: "b", kind: "project", state: "unreviewed" },
] as const
const PLAIN = { shift: false, alt: false, ctrl: false, composing: false }
const press = (cell: SelectedCell, key: string, more: Partial<typeof PLAIN> = {}) =>
  actOnKey(ROWS, cell, { ...PLAIN, ...more, key })
const at = (rowId: string, column: SelectedCell["column"], mode: SelectedCell["mode"] = "selected"): SelectedCell => ({
  rowId,
  column,
  mode,
})

describe("the keyboard of the opinion table", () => {
  it("[UI54] moves by arrows and stops at the edges", () => {
    expect(press(at("a", "number"), "ArrowRight")).toEqual({ act: "go", cell: at("a", "scope") })
    expect(press(at("a", "project"), "ArrowDown")).toEqual({ act: "go", cell: at("b", "project") })
    expect(press(at("a", "project"), "ArrowUp")).toEqual({ act: "go", cell: at("s", "title") })
    expect(press(at("b", "project"), "ArrowDown")).toEqual({ act: "none" })
    expect(press(at("a", "number"), "ArrowLeft")).toEqual({ act: "none" })
  })

  it("[UI54] goes on in the next row with Tab and back with Shift+Tab", () => {
    expect(press(at("a", "opinion"), "Tab")).toEqual({ act: "go", cell: at("b", "number") })
    expect(press(at("b", "number"), "Tab", { shift: true })).toEqual({ act: "go", cell: at("a", "opinion") })
    expect(press(at("b", "opinion"), "Tab")).toEqual({ act: "none" })
  })

  it("[UI54] edits on Enter, goes down on Enter in an edit, and leaves an edit with Esc, then the table", () => {
    expect(press(at("a", "team"), "Enter")).toEqual({ act: "mode", mode: "editing" })
    expect(press(at("a", "team", "editing"), "Enter")).toEqual({ act: "go", cell: at("b", "team") })
    expect(press(at("a", "team", "editing"), "Escape")).toEqual({ act: "mode", mode: "selected" })
    expect(press(at("a", "team"), "Escape")).toEqual({ act: "leave" })
  })

  it("[UI54] leaves arrows, Enter and Tab to the rich text of an opinion being edited", () => {
    for (const key of ["ArrowDown", "Enter", "Tab", "a"]) {
      expect(press(at("a", "opinion", "editing"), key)).toEqual({ act: "none" })
    }
  })

  it("[UI139] an abolished row has its note where others name team and officer", () => {
    const rows = [ROWS[1], { id: "x", kind: "project", state: "abolished" }] as const
    const go = (cell: SelectedCell, key: string, shift = false) => actOnKey(rows, cell, { ...PLAIN, shift, key })
    expect(go(at("x", "team", "editing"), "Tab")).toEqual({ act: "go", cell: at("x", "opinion") })
    expect(go(at("x", "opinion"), "Tab", true)).toEqual({ act: "go", cell: at("x", "team") })
    expect(go(at("a", "officer"), "ArrowDown")).toEqual({ act: "go", cell: at("x", "team") })
    // Whoever was in the cell when another abolished the row.
    expect(go(at("x", "officer", "editing"), "Tab")).toEqual({ act: "go", cell: at("x", "opinion") })
  })

  it("[UI55] takes no key while a syllable is being composed", () => {
    for (const key of ["ArrowDown", "Enter", "Tab", "Escape", "Process"]) {
      expect(press(at("a", "team", "editing"), key, { composing: true })).toEqual({ act: "none" })
      expect(press(at("a", "team"), key, { composing: true })).toEqual({ act: "none" })
    }
  })

  it("[UI56] moves the row with Alt and an arrow, also in an edit", () => {
    expect(press(at("b", "team", "editing"), "ArrowUp", { alt: true })).toEqual({ act: "moveRow", by: -1 })
    expect(press(at("a", "opinion"), "ArrowDown", { alt: true })).toEqual({ act: "moveRow", by: 1 })
  })
})
