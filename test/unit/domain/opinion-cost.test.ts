import { expect, it } from "vitest"
import { groupOpinionRows } from "../../../shared/domain/opinion.ts"
import { blankProjectRow } from "../../../shared/minutes/edit-opinions.ts"
import type { ProjectRow } from "../../../shared/minutes/minutes.ts"

it("[OP14] however many rows one project has, each row is looked at a fixed number of times", () => {
  const blank = blankProjectRow("row")
  let looks = 0
  const rows = Array.from({ length: 2000 }, (_, at): ProjectRow => ({
    ...blank,
    id: `row${at}`,
    project: "사업",
    get number() {
      looks++
      return at === 1999 ? "1-1-1" : ""
    },
  }))
  const groups = groupOpinionRows(rows)
  expect(groups).toHaveLength(1)
  expect(looks).toBeLessThanOrEqual(3 * rows.length)
})
