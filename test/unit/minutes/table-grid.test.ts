import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { arrangeCells } from "../../../shared/minutes/table-grid.ts"

describe("the places of cells", () => {
  it("[TB1] stand under their column; a row that does not know one has a gap there", () => {
    const { width, names, places } = arrangeCells([["a", "b"], ["a", "new", "b"], ["b"]])
    expect([width, names]).toEqual([3, ["a", "new", "b"]])
    expect(places).toEqual([[0, 2], [0, 1, 2], [2]])
  })

  it("[TB1] of unnamed cells go by their number among the unnamed ones", () => {
    const { names, places } = arrangeCells([
      [null, null],
      [null, "new", null],
    ])
    expect(names).toEqual([null, "new", null])
    expect(places).toEqual([
      [0, 2],
      [0, 1, 2],
    ])
  })

  it("[TB2] never stand on each other: a column named twice, or in another order, takes one of its own", () => {
    expect(arrangeCells([["a", "a"], ["a"]])).toEqual({ width: 2, names: ["a"], places: [[0, 1], [0]] })
    const { width, places } = arrangeCells([
      ["a", "b"],
      ["b", "a"],
    ])
    expect([width, places]).toEqual([
      3,
      [
        [0, 1],
        [1, 2],
      ],
    ])
  })

  it("[TB2] are every cell once, in its row's order, within the width, whatever the names", () => {
    const name = fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.array(name, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
        const { width, places } = arrangeCells(rows)
        expect(places.map((row) => row.length)).toEqual(rows.map((row) => row.length))
        for (const row of places) {
          expect(row.every((place, at) => place > (row[at - 1] ?? -1) && place < width)).toBe(true)
        }
      }),
      { seed: 4101, numRuns: 300 },
    )
  })

  it("[TB2] of thousands of rows with columns of their own stand in order", () => {
    const { width, places } = arrangeCells(Array.from({ length: 3000 }, (_none, at) => [`x${at}`]))
    expect([width, places.length]).toEqual([1, 3000])
  })
})
