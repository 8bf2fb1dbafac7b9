import { expect, it } from "vitest"
import { countStates, groupOpinionRows } from "../../../shared/domain/opinion.ts"
import { blankProjectRow, blankSectionRow } from "../../../shared/minutes/edit-opinions.ts"
import type { OpinionRow, ProjectRow } from "../../../shared/minutes/minutes.ts"

const row = (number: string, fields: Partial<ProjectRow> = {}): ProjectRow => ({
  ...blankProjectRow(`r${number}`),
  number,
  ...fields,
})
function shape(rows: OpinionRow[]): string[] {
  return groupOpinionRows(rows).map((part) =>
    part.type === "section"
      ? `[${part.row.title}]`
      : `${part.serial ?? "-"}:${part.rows.map((r) => r.number).join(",")}`,
  )
}

it("[OP9] neighbours with the same first two number parts are one group with one serial", () => {
  const rows = [blankSectionRow("s", "Ⅰ"), row("1-5-1"), row("1-6-1"), row("1-6-2"), row("1-10-1")]
  expect(shape(rows)).toEqual(["[Ⅰ]", "1:1-5-1", "2:1-6-1,1-6-2", "3:1-10-1"])
})

it("[OP9] without a number the same project makes the group; rows apart or across a section do not", () => {
  const same = { project: "자활" }
  expect(shape([row("", same), row("", same), row("", { project: "" }), row("")])).toEqual(["1:,", "2:", "3:"])
  expect(shape([row("1-1-1"), blankSectionRow("s", "Ⅱ"), row("1-1-2")])).toEqual(["1:1-1-1", "[Ⅱ]", "2:1-1-2"])
  expect(shape([row("1-1-1"), row("1-2-1"), row("1-1-2")])).toEqual(["1:1-1-1", "2:1-2-1", "3:1-1-2"])
  expect(shape([row("1-6-1", same), row("", same), row("1-7-1", same)])).toEqual(["1:1-6-1,", "2:1-7-1"])
})

it("[OP10] scope and project print from the first row of the group that has them", () => {
  const [group] = groupOpinionRows([row("1-1-1"), row("1-1-2", { scope: "local", project: "나" }), row("1-1-3")])
  expect(group).toMatchObject({ scope: "local", project: "나" })
})

it("[OP11] an abolished project takes no serial; an abolished row inside a living project keeps the group whole", () => {
  const abolished = { state: "abolished" } as const
  expect(shape([row("1-8-1"), row("1-9-1", abolished), row("1-10-1")])).toEqual(["1:1-8-1", "-:1-9-1", "2:1-10-1"])
  expect(shape([row("1-6-1"), row("1-6-2", abolished), row("1-6-3")])).toEqual(["1:1-6-1,1-6-2,1-6-3"])
})

it("[OP12] project rows are counted by state, section rows are not", () => {
  const rows = [blankSectionRow("s"), row("1"), row("2", { state: "none" }), row("3", { state: "none" })]
  expect(countStates(rows)).toEqual({ unreviewed: 1, none: 2, opinion: 0, held: 0, abolished: 0 })
})
