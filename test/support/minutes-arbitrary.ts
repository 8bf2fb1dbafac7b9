// Random minutes, valid by the schema and normalised as `readMinutes` gives them.
import * as fc from "fast-check"
import type { Attachment, Block, Inline, Minutes, OpinionRow, OpinionTable } from "../../shared/minutes/minutes.ts"
import { byOrder } from "../../shared/minutes/read-values.ts"
import {
  DECISION_RESULTS,
  LINE_KINDS,
  MARKS,
  MAX_LEVEL,
  NODES,
  ROW_SCOPES,
  ROW_STATES,
  SECTORS,
} from "../../shared/minutes/schema.ts"

const KNOWN_NODES = new Set<string>(Object.values(NODES))
const words = fc.oneof(
  fc.constantFrom("", "의견없음", "우선구매 실적", "가각힣", "ㅎㅏㄴ", "1-10-2", "👩‍👩‍👧", "a b", "줄\n바꿈"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
)
/** A line feed inside a run is read as a break, so none is written as text. */
const someWords = words.filter((text) => text !== "" && !text.includes("\n"))
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
const order = fc.stringMatching(/^a[0-9A-Za-z]{1,3}$/)
const level = fc.integer({ min: 0, max: MAX_LEVEL })
const two = (n: number): string => String(n).padStart(2, "0")
const date = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`)
const dateTime = fc
  .tuple(date, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([day, hour, minute]) => `${day}T${two(hour)}:${two(minute)}`)
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })
const blob = fc.stringMatching(/^[0-9a-f]{64}$/)
const size = fc.integer({ min: 1, max: 20000 })

const run = fc
  .tuple(someWords, fc.boolean(), fc.option(fc.constantFrom("https://a.example/1", "mailto:b@c.example")))
  .map(([text, bold, link]): Inline => ({
    type: "text",
    text,
    ...(bold ? { bold: true as const } : {}),
    ...(link === null ? {} : { link }),
  }))
const atom: fc.Arbitrary<Inline> = fc.oneof(
  fc.constant({ type: "break" as const }),
  fc.record({ type: fc.constant("rowLink" as const), tableId: id, rowId: id, label: words }),
  fc.record({ type: fc.constant("mention" as const), seatId: id, label: words }),
)
export const inlineArbitrary = fc.array(fc.oneof(run, atom), { maxLength: 6 }).map(mergeRuns)

function mergeRuns(pieces: Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    const joins = piece.type === "text" && last?.type === "text" && last.bold === piece.bold && last.link === piece.link
    if (joins) merged[merged.length - 1] = { ...last, text: last.text + piece.text }
    else merged.push(piece)
  }
  return merged
}

const lineBase = { type: fc.constant("line" as const), id, level, inline: inlineArbitrary }
const votes = maybe(fc.integer({ min: 0, max: 9999 }))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    ...lineBase,
    kind: fc.constantFrom(...LINE_KINDS.filter((kind) => kind !== "decision" && kind !== "task")),
  }) as fc.Arbitrary<Block>,
  fc.record({
    ...lineBase,
    kind: fc.constant("decision" as const),
    result: fc.constantFrom(...DECISION_RESULTS),
    votesFor: votes,
    votesAgainst: votes,
    votesAbstain: votes,
  }),
  fc.record({
    ...lineBase,
    kind: fc.constant("task" as const),
    assignees: fc.uniqueArray(words, { maxLength: 3 }),
    due: maybe(date),
  }),
  fc
    .tuple(
      fc.record({ type: fc.constant("photo" as const), id, blob, caption: words, width: size, height: size }),
      fc.boolean(),
    )
    .map(([photo, isSmall]): Block => (isSmall ? { ...photo, size: "small" } : photo)),
  fc.record({ type: fc.constant("table" as const), id, rows: grid() }),
  fc.record({ type: fc.constant("attendanceSummary" as const), id }),
  fc.record({ type: fc.constant("opinionTableCard" as const), id, tableId: id }),
  fc.record({
    type: fc.constant("unknown" as const),
    id,
    name: someWords.filter((name) => !KNOWN_NODES.has(name)),
  }),
)

function grid(): fc.Arbitrary<Inline[][][]> {
  return fc
    .integer({ min: 0, max: 3 })
    .chain((width) => fc.array(fc.array(inlineArbitrary, { minLength: width, maxLength: width }), { maxLength: 3 }))
}

const seat = fc.record({
  id: id.map((text) => `s${text}`),
  name: words,
  position: words,
  sector: fc.constantFrom(...SECTORS),
  order,
  mark: fc.constantFrom(...MARKS),
  late: fc.boolean(),
  leftEarly: fc.boolean(),
  proxy: words,
  reason: words,
})
const observer = fc.record({ id: id.map((text) => `o${text}`), name: words, affiliation: words, order })

const opinionLine = fc.record({
  id,
  kind: fc.constantFrom("paragraph" as const, "bullet" as const),
  level,
  inline: inlineArbitrary,
})
const row: fc.Arbitrary<OpinionRow> = fc.oneof(
  fc.record({ id, order, kind: fc.constant("section" as const), title: words }),
  fc.record({
    id,
    order,
    kind: fc.constant("project" as const),
    number: words,
    scope: fc.constantFrom(...ROW_SCOPES),
    project: words,
    subproject: words,
    department: words,
    team: words,
    officer: words,
    state: fc.constantFrom(...ROW_STATES),
    abolishedNote: words,
    opinion: listOf(opinionLine, 3),
  }),
)
const table: fc.Arbitrary<OpinionTable> = fc.record({
  id,
  order,
  title: words,
  subtitle: words,
  windowFrom: maybe(date),
  windowTo: maybe(date),
  groupTitle: words,
  opinionTitle: words,
  responseTitle: words,
  rows: sorted(listOf(row, 5)),
})
const attachment: fc.Arbitrary<Attachment> = fc.record({
  id,
  order,
  kind: fc.constantFrom("photo" as const, "file" as const),
  blob,
  name: words,
  mime: words,
  caption: words,
  width: fc.integer({ min: 0, max: 20000 }),
  height: fc.integer({ min: 0, max: 20000 }),
})

function listOf<T extends { id: string }>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.uniqueArray(item, { maxLength, selector: ({ id: itemId }) => itemId })
}
function sorted<T extends { id: string; order: string }>(list: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> {
  return list.map((items) => items.toSorted(byOrder))
}

export const minutesArbitrary: fc.Arbitrary<Minutes> = fc.record({
  version: fc.constant(1 as const),
  header: fc.record({
    title: words,
    organizationName: words,
    committeeName: words,
    startsAt: maybe(dateTime),
    endsAt: maybe(dateTime),
    place: words,
    nextStartsAt: maybe(dateTime),
    nextPlace: words,
    nextReason: words,
    proxyCounts: fc.boolean(),
    quorum: fc.constantFrom("majority" as const, "twoThirds" as const, "none" as const),
  }),
  attendance: fc.record({ seats: sorted(listOf(seat, 5)), observers: sorted(listOf(observer, 2)) }),
  body: listOf(block, 8),
  opinions: sorted(listOf(table, 2)),
  attachments: sorted(listOf(attachment, 3)),
})
