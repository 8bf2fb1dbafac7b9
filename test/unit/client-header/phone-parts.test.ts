import { expect, it } from "vitest"
import { tabOfPlace } from "../../../client/pages/minutes/tabs.ts"

it.each([
  ["header.title", "attendance"],
  ["header.nextStartsAt", "agenda"],
  ["header.nextPlace", "agenda"],
  ["attendance.s1", "attendance"],
  ["body", "agenda"],
  ["photos.p1", "agenda"],
  ["closing", "agenda"],
  ["opinion.t.r.team", "opinions"],
])("[UI92] %s is in the part %s of a phone", (place, tab) => {
  expect(tabOfPlace(place)).toBe(tab)
})
