import { describe, expect, it } from "vitest"
import { placeRows } from "../../../client/features/opinions/dom-order.ts"

const ids = (placed: { readonly id: string }[]) => placed.map(({ id }) => id)

describe("the order of the rows' elements", () => {
  it("[UI57] follows the order on screen while nobody edits here", () => {
    expect(placeRows(["a", "b", "c"], ["c", "a", "b"], false)).toEqual([
      { id: "c", place: 0 },
      { id: "a", place: 1 },
      { id: "b", place: 2 },
    ])
  })

  it("[UI57] moves no element while a row is edited, and still shows every row at its place", () => {
    expect(placeRows(["a", "b", "c"], ["c", "a", "b"], true)).toEqual([
      { id: "a", place: 1 },
      { id: "b", place: 2 },
      { id: "c", place: 0 },
    ])
  })

  it("[UI57] takes in new rows and lets go of deleted ones without moving the others", () => {
    expect(ids(placeRows(["a", "b", "c"], ["n", "a", "m", "c"], true))).toEqual(["n", "a", "m", "c"])
    expect(ids(placeRows(["a", "b", "c"], ["c", "x", "b", "a"], true))).toEqual(["a", "b", "c", "x"])
  })
})
