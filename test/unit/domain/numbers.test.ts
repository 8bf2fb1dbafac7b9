import { expect, it } from "vitest"
import { numberAgenda } from "../../../shared/domain/agenda-numbers.ts"
import { itemLetter, itemMark } from "../../../shared/domain/item-mark.ts"
import { compareProjectNumbers, projectPrefix } from "../../../shared/domain/project-number.ts"

const item = (id: string, level: number) => ({ id, type: "line", kind: "agendaItem", level })

it("[MN5] the eight levels have the marks of the official rule", () => {
  expect(Array.from({ length: 8 }, (_, level) => itemMark(level, 1))).toEqual([
    "1.",
    "가.",
    "1)",
    "가)",
    "(1)",
    "(가)",
    "①",
    "㉮",
  ])
  expect(itemMark(1, 14)).toBe("하.")
  expect(itemMark(7, 14)).toBe("㉻")
})

it("[MN5] after 하 comes 거, and marks go on past ⑳ and ㉻", () => {
  expect([15, 16, 28, 29].map((n) => itemMark(1, n))).toEqual(["거.", "너.", "허.", "고."])
  expect([20, 21, 35, 36, 50, 51].map((n) => itemMark(6, n))).toEqual(["⑳", "㉑", "㉟", "㊱", "㊿", "(51)"])
  expect(itemMark(7, 15)).toBe("(거)")
  expect(itemMark(12, 1)).toBe("㉮")
  expect([84, 85].map(itemLetter)).toEqual(["히", "85"])
})

it("[MN6] only agenda items are numbered and a deeper level restarts under its parent", () => {
  const marks = numberAgenda([
    item("a", 0),
    item("b", 1),
    { id: "x", type: "line", kind: "paragraph", level: 0 },
    item("c", 1),
    { id: "p", type: "photo" },
    item("d", 0),
    item("e", 1),
    item("f", 3),
    item("g", 1),
    item("h", 3),
  ])
  expect([...marks].map(([id, mark]) => `${id}${mark}`).join(" ")).toBe("a1. b가. c나. d2. e가. f가) g나. h가)")
})

it("[OP8] project numbers sort naturally", () => {
  const sorted = ["1-10", "", "1-9-1", "2-1", "1-9", "제외", "1-1-1"].toSorted(compareProjectNumbers)
  expect(sorted).toEqual(["1-1-1", "1-9", "1-9-1", "1-10", "2-1", "", "제외"])
})

it("[OP9] the first two parts name the project", () => {
  expect(["1-6-4", " 1 - 6", "1-6-4(신규)", "1", "가-1", ""].map(projectPrefix)).toEqual([
    "1-6",
    "1-6",
    "1-6",
    null,
    null,
    null,
  ])
})
