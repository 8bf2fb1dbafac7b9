import { expect, it } from "vitest"
import { dropTarget, neighbourTarget, presentTarget } from "../../../shared/minutes/agenda-neighbours.ts"

// 1. a (1) b, 1) c, 2) d), 2. e, 3. f (1) g)
const ITEMS = [
  { id: "a", level: 0 },
  { id: "b", level: 1 },
  { id: "c", level: 2 },
  { id: "d", level: 1 },
  { id: "e", level: 0 },
  { id: "f", level: 0 },
  { id: "g", level: 1 },
]
const up = (id: string) => neighbourTarget(ITEMS, id, "up")
const down = (id: string) => neighbourTarget(ITEMS, id, "down")

it("[ED60] an item goes one place up or down among its siblings, with what it owns", () => {
  expect(up("e")).toEqual({ beforeItemId: "a" })
  expect(up("d")).toEqual({ beforeItemId: "b" })
  expect(down("a")).toEqual({ beforeItemId: "f" })
  expect(down("b")).toEqual({ beforeItemId: "e" })
  expect(down("e")).toEqual({ beforeItemId: null })
})

it("[ED60] the first of its siblings goes on into the item before, the last into the one behind", () => {
  expect(up("g")).toEqual({ beforeItemId: "f" })
  expect(down("d")).toEqual({ beforeItemId: "f" })
  expect(down("c")).toEqual({ beforeItemId: "e" })
})

it("[ED60] at either end it stays, and a deeper item never stands first", () => {
  expect(up("a")).toBeNull()
  expect(up("b")).toBeNull()
  expect(down("f")).toBeNull()
  expect(down("g")).toBeNull()
  expect(neighbourTarget(ITEMS, "x", "up")).toBeNull()
})

it("[ED60] a drop goes before the next item that is not deeper, and nowhere when that is where it stands", () => {
  expect(dropTarget(ITEMS, "f", 0)).toEqual({ beforeItemId: "a" })
  expect(dropTarget(ITEMS, "f", 2)).toEqual({ beforeItemId: "e" })
  expect(dropTarget(ITEMS, "g", 3)).toEqual({ beforeItemId: "d" })
  expect(dropTarget(ITEMS, "e", 7)).toEqual({ beforeItemId: null })
  expect(dropTarget(ITEMS, "a", 3)).toBeNull()
  expect(dropTarget(ITEMS, "e", 5)).toBeNull()
  expect(dropTarget(ITEMS, "g", 0)).toBeNull()
  expect(presentTarget(ITEMS, "a")).toEqual({ beforeItemId: "e" })
  expect(presentTarget(ITEMS, "g")).toEqual({ beforeItemId: null })
})
