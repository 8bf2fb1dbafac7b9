import { expect, it } from "vitest"
import { dropPlace } from "../../../client/features/opinions/row-drag.ts"
import { swipeAt } from "../../../client/features/opinions/row-swipe.ts"

const ALL = { comment: true, none: true, remove: true }

it("[UI133] a row let go over the upper half of another stands before it, over the lower half after it", () => {
  const over = { id: "a", top: 100, bottom: 200 }
  expect(dropPlace(over, 110, "b")).toEqual({ id: "a", side: "before" })
  expect(dropPlace(over, 190, "b")).toEqual({ id: "a", side: "after" })
  expect(dropPlace(over, 190, "a")).toBeNull()
})

it("[UI134] a swipe does what the card offers: right comments, left 의견없음, left to the end deletes, a short one nothing", () => {
  expect([90, -90, -300, 40, -40].map((dx) => swipeAt(dx, 340, ALL))).toEqual(["comment", "none", "remove", null, null])
  expect(swipeAt(-90, 340, { ...ALL, none: false })).toBeNull()
  expect(swipeAt(-300, 340, { comment: true, none: false, remove: false })).toBeNull()
  expect(swipeAt(300, 340, { ...ALL, comment: false })).toBeNull()
})
