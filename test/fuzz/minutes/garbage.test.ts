import { expect, it } from "vitest"
import * as Y from "yjs"
import { layoutPaper } from "../../../shared/paper/layout-paper.ts"
import { buildOutline } from "../../../shared/minutes/outline.ts"
import { minutesSchema, type Minutes } from "../../../shared/minutes/minutes.ts"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"
import { ROOTS } from "../../../shared/minutes/schema.ts"
import { fuzzRuns } from "../../support/fuzz-runs.ts"
import { SeededRandom } from "../../support/seeded-random.ts"

const KEYS = ["title", "kind", "name", "order", "mark", "rows", "opinion", "deletedAt", "state", "blob", "startsAt"]
const MORE_KEYS = ["width", "id", "level", "due", "assignees", "votesFor", "tableId", "bold", "link", "__proto__", ""]
const NODE_NAMES = ["line", "table", "tableRow", "tableCell", "photo", "mention", "rowLink", "hardBreak", "future", ""]
const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  3,
  1e300,
  Number.NaN,
  "",
  "글",
  "section",
  "seat",
  "observer",
  "decision",
  "task",
  "present",
  "\ud800반쪽",
  "2030-01-02",
  "2030-01-02T03:04",
  "a".repeat(64),
  ["s1", 2, "s1"],
  { href: "javascript:alert(1)" },
  { href: "https://a.example" },
  [[[]]],
]

function junkMap(map: Y.Map<unknown>, random: SeededRandom, depth: number): void {
  for (let n = random.below(6); n > 0; n--) {
    map.set(random.pick([...KEYS, ...MORE_KEYS, "가", "x y"]), junk(random, depth))
  }
}

function junk(random: SeededRandom, depth: number): unknown {
  if (depth > 4 || random.next() < 0.4) return random.pick(VALUES)
  const map = new Y.Map<unknown>()
  const fragment = new Y.XmlFragment()
  switch (random.below(6)) {
    case 0:
      junkChildren(fragment, random, depth + 1)
      return fragment
    case 1:
      return new Y.Array()
    case 2:
      return junkText(random)
    default:
      junkMap(map, random, depth + 1)
      return map
  }
}

function junkText(random: SeededRandom): Y.XmlText {
  const text = new Y.XmlText()
  const attributes = { bold: random.pick(VALUES), link: random.pick(VALUES), "bold--abcdefgh": {} }
  text.applyDelta([
    { insert: random.pick(["한글", "\n", "👍"]), attributes },
    { insert: { image: "x" } },
    { insert: "끝" },
  ])
  return text
}

function junkChildren(parent: Y.XmlFragment, random: SeededRandom, depth: number): void {
  for (let n = random.below(5); n > 0; n--) {
    const kind = random.below(8)
    if (kind === 0) parent.insert(0, [junkText(random)])
    else if (kind === 1) parent.insert(0, [new Y.XmlHook("hook")] as unknown as Y.XmlElement[])
    else {
      const element = new Y.XmlElement(random.pick(NODE_NAMES))
      for (const key of [...KEYS, ...MORE_KEYS]) {
        if (random.next() < 0.4) element.setAttribute(key, random.pick(VALUES) as string)
      }
      if (depth < 6) junkChildren(element, random, depth + 1)
      parent.insert(0, [element])
    }
  }
}

function garbage(seed: number): Y.Doc {
  const random = new SeededRandom(seed)
  const doc = new Y.Doc()
  doc.clientID = 7
  for (const name of ["header", "attendance", "opinions", "attachments"]) junkMap(doc.getMap(name), random, 0)
  junkChildren(doc.getXmlFragment("body"), random, 0)
  return doc
}

function expectUniqueIds(minutes: Minutes): void {
  const lists = [minutes.body, minutes.opinions, minutes.attachments, ...minutes.opinions.map(({ rows }) => rows)]
  for (const list of [...lists, [...minutes.attendance.seats, ...minutes.attendance.observers]]) {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
  }
}

it("[MN2] whatever a document holds, it reads as valid minutes, alike on every peer, and prints", () => {
  for (let seed = 1; seed <= fuzzRuns(300); seed++) {
    const doc = garbage(seed)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateAsUpdate(copy)
    const minutes = readMinutes(copy)
    const checked = minutesSchema.safeParse(minutes)
    expect(checked.error?.issues ?? [], `seed ${seed}`).toEqual([])
    expect(readMinutes(doc), `seed ${seed}`).toEqual(minutes)
    expect(Y.encodeStateAsUpdate(copy), `seed ${seed}`).toEqual(before)
    expectUniqueIds(minutes)
    expect(JSON.stringify(minutes).isWellFormed() && !JSON.stringify(minutes).includes("javascript:")).toBe(true)
    buildOutline(minutes)
    layoutPaper(minutes)
  }
}, 120_000)

it("[MN2] roots that were taken for another type read as empty", () => {
  const doc = new Y.Doc()
  for (const name of Object.keys(ROOTS)) doc.getText(name).insert(0, "글")
  expect(minutesSchema.safeParse(readMinutes(doc)).success).toBe(true)
  expect(readMinutes(doc).body).toEqual([])
})

it("[MN2] of blocks with one id the first keeps it, the others get the same derived id everywhere", () => {
  const doc = new Y.Doc()
  const lines = ["가", "나", "다"].map((text) => {
    const line = new Y.XmlElement("line")
    line.setAttribute("id", "same")
    line.insert(0, [new Y.XmlText(text)])
    return line
  })
  doc.getXmlFragment("body").insert(0, lines)
  const ids = readMinutes(doc).body.map(({ id }) => id)
  expect(ids[0]).toBe("same")
  expect(new Set(ids).size).toBe(3)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  expect(readMinutes(other).body.map(({ id }) => id)).toEqual(ids)
})

it("[MN2] one wide row among many short ones does not blow a table up, and no cell's words are lost", () => {
  const doc = new Y.Doc()
  const table = new Y.XmlElement("table")
  const rows = Array.from({ length: 2000 }, () => new Y.XmlElement("tableRow"))
  rows[0]?.insert(
    0,
    Array.from({ length: 1000 }, (_cell, index) => cell(`c${index}.`)),
  )
  table.insert(0, rows)
  doc.getXmlFragment("body").insert(0, [table])
  const block = readMinutes(doc).body[0]
  if (block?.type !== "table") throw new Error("no table")
  expect(block.rows.every((row) => row.length === 50)).toBe(true)
  const words = block.rows[0]
    ?.flat()
    .map((piece) => (piece.type === "text" ? piece.text : ""))
    .join("")
  expect(words).toBe(Array.from({ length: 1000 }, (_cell, index) => `c${index}.`).join(""))
})

function cell(text: string): Y.XmlElement {
  const made = new Y.XmlElement("tableCell")
  made.insert(0, [new Y.XmlText(text)])
  return made
}
