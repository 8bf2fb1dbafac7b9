import * as fc from "fast-check"
import { expect, it } from "vitest"
import type { Block, Line } from "../../../shared/minutes/minutes.ts"
import { buildOutline, inlineText, type AgendaNode } from "../../../shared/minutes/outline.ts"
import { minutesArbitrary } from "../../support/minutes-arbitrary.ts"

const line = (id: string, kind: "agendaItem" | "paragraph", level = 0): Line => ({
  type: "line",
  id,
  kind,
  level,
  inline: [{ type: "text", text: id }],
})

it("[MN10] an agenda item owns the lines up to the next one at its level or above", () => {
  const body = [
    line("intro", "paragraph"),
    line("1", "agendaItem"),
    line("1가", "agendaItem", 1),
    line("p", "paragraph"),
    line("1나", "agendaItem", 1),
    line("2", "agendaItem"),
    line("q", "paragraph", 5),
  ]
  const outline = buildOutline({ body, opinions: [] })
  expect(outline.before.map(({ id }) => id)).toEqual(["intro"])
  expect(outline.items.map(({ mark, inline }) => mark + inlineText(inline))).toEqual(["1.1", "2.2"])
  expect(outline.items[0]?.children.map(({ mark, own }) => [mark, own.length])).toEqual([
    ["가.", 1],
    ["나.", 0],
  ])
  expect(outline.items[1]?.own.map(({ id }) => id)).toEqual(["q"])
})

it("[MN10] every block is in exactly one place of the outline, in order", () => {
  const flatten = (node: AgendaNode): string[] => [
    node.id,
    ...node.own.map(({ id }: Block) => id),
    ...node.children.flatMap(flatten),
  ]
  fc.assert(
    fc.property(minutesArbitrary, (minutes) => {
      const outline = buildOutline(minutes)
      const ids = [...outline.before.map(({ id }) => id), ...outline.items.flatMap(flatten)]
      expect(ids).toEqual(minutes.body.map(({ id }) => id))
    }),
    { numRuns: 60 },
  )
})
