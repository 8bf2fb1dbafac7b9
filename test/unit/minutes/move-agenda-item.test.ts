import * as fc from "fast-check"
import { expect, it } from "vitest"
import * as Y from "yjs"
import type { Block } from "../../../shared/minutes/minutes.ts"
import { moveBlocks, planAgendaMove } from "../../../shared/minutes/move-agenda-item.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { writeMinutes } from "../../../shared/minutes/write-minutes.ts"
import { fuzzRuns } from "../../support/fuzz-runs.ts"
import { minutesArbitrary } from "../../support/minutes-arbitrary.ts"
import { blankMinutes } from "../../support/live-minutes.ts"

const item = (id: string, level = 0): Block => ({
  type: "line",
  id,
  kind: "agendaItem",
  level,
  inline: [{ type: "text", text: id }],
})
const result = (id: string): Block => ({ type: "line", id, kind: "paragraph", level: 0, inline: [] })
const BODY = [
  result("lead"),
  item("one"),
  result("r1"),
  item("one-a", 1),
  result("r2"),
  item("two"),
  item("three"),
  result("r3"),
]

function docOf(body: readonly Block[]): Y.Doc {
  const doc = new Y.Doc()
  writeMinutes(doc, { ...blankMinutes(), body: [...body] })
  return doc
}
function moved(doc: Y.Doc, itemId: string, before: string | null): Block[] {
  const fragment = doc.getXmlFragment("body")
  const plan = planAgendaMove(readBody(fragment), itemId, before)
  if (plan.kind === "move") moveBlocks(doc, plan)
  return readBody(fragment)
}
const ids = (body: readonly Block[]): string => body.map((block) => block.id).join(" ")

it("[MN18] an item moves with all it owns, before another one or behind everything", () => {
  expect(ids(moved(docOf(BODY), "one", "three"))).toBe("lead two one r1 one-a r2 three r3")
  expect(ids(moved(docOf(BODY), "one", null))).toBe("lead two three r3 one r1 one-a r2")
  expect(ids(moved(docOf(BODY), "three", "one"))).toBe("lead three r3 one r1 one-a r2 two")
  expect(ids(moved(docOf(BODY), "one-a", "three"))).toBe("lead one r1 two one-a r2 three r3")
})

it("[MN18] moving back is as it was, and moving to where it stands or into itself is no move", () => {
  const doc = docOf(BODY)
  moved(doc, "one", null)
  expect(moved(doc, "one", "two")).toEqual(BODY)
  expect(planAgendaMove(BODY, "one", "one").kind).toBe("unchanged")
  expect(planAgendaMove(BODY, "one", "two").kind).toBe("unchanged")
  expect(planAgendaMove(BODY, "three", null).kind).toBe("unchanged")
  expect(planAgendaMove(BODY, "one", "one-a").kind).toBe("insideItself")
  expect(planAgendaMove(BODY, "gone", null).kind).toBe("gone")
  expect(planAgendaMove(BODY, "r1", null).kind).toBe("gone")
  expect(planAgendaMove(BODY, "one", "r3").kind).toBe("gone")
})

it("[MN18] any item of any minutes moves whole: every block stays as it was, once, in the new order", () => {
  fc.assert(
    fc.property(minutesArbitrary, fc.nat(), fc.nat(), (minutes, from, to) => {
      const items = minutes.body.filter((block) => block.type === "line" && block.kind === "agendaItem")
      const chosen = items[from % Math.max(1, items.length)]
      const before = [...items, null][to % (items.length + 1)] ?? null
      if (chosen === undefined) return
      const doc = docOf(minutes.body)
      const body = readBody(doc.getXmlFragment("body"))
      const plan = planAgendaMove(body, chosen.id, before?.id ?? null)
      if (plan.kind !== "move") return
      moveBlocks(doc, plan)
      const { start, end } = plan.range
      const rest = [...body.slice(0, start), ...body.slice(end)]
      const at = plan.to > start ? plan.to - (end - start) : plan.to
      const expected = [...rest.slice(0, at), ...body.slice(start, end), ...rest.slice(at)]
      expect(readBody(doc.getXmlFragment("body"))).toEqual(expected)
    }),
    { numRuns: fuzzRuns(150) },
  )
})

it("[MN19] unknown elements, attributes and marks move as they are; a line without an id of its own keeps the one it was read under", () => {
  const doc = docOf(BODY)
  const body = doc.getXmlFragment("body")
  const odd = new Y.XmlElement<{ [name: string]: string }>("chart")
  odd.setAttribute("data", "42")
  const line = body.get(1) as Y.XmlElement<{ [name: string]: string }>
  line.setAttribute("later", "kept")
  ;(line.get(0) as Y.XmlText).insert(0, "새", { sparkle: { n: 1 } })
  const doubled = new Y.XmlElement<{ [name: string]: string }>("line")
  doubled.setAttribute("id", "two")
  body.insert(2, [odd, doubled])
  const [, , , second] = readBody(body)
  moved(doc, "one", null)
  const after = readBody(body)
  expect(after.map((block) => block.id)).toContain(second?.id)
  const [copy, chart] = body.toArray().slice(-6) as [Y.XmlElement, Y.XmlElement]
  expect(copy.getAttribute("later")).toBe("kept")
  expect((copy.get(0) as Y.XmlText).toDelta()).toEqual([
    { insert: "새", attributes: { sparkle: { n: 1 } } },
    { insert: "one" },
  ])
  expect(chart.nodeName).toBe("chart")
  expect(chart.getAttributes()).toEqual({ data: "42" })
})
