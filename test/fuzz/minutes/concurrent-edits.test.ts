import { expect, it } from "vitest"
import * as Y from "yjs"
import { groupOpinionRows } from "../../../shared/domain/opinion.ts"
import { addSeat } from "../../../shared/minutes/edit-attendance.ts"
import { addTable, rowOf, rowsOf } from "../../../shared/minutes/edit-opinions.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import { minutesSchema, type OpinionRow } from "../../../shared/minutes/minutes.ts"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"
import { CutNetwork } from "../../support/cut-network.ts"
import { fuzzRuns } from "../../support/fuzz-runs.ts"
import { SeededRandom } from "../../support/seeded-random.ts"
import { editAtRandom, LOCAL, newLine, SEATS, TABLE, undoManagerOf, type Editor } from "./random-edits.ts"

const STEPS = 120

function startingDocument(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  const titles = { title: "의견", subtitle: "", groupTitle: "", opinionTitle: "", responseTitle: "" }
  addTable(doc, { id: TABLE, order: "", windowFrom: null, windowTo: null, rows: [], ...titles })
  for (const id of SEATS) {
    const marks = { mark: "unset", late: false, leftEarly: false, proxy: "", reason: "" } as const
    addSeat(doc, { id, name: id, position: "", sector: "public", order: "", ...marks }, { at: "end" })
  }
  doc.getXmlFragment("body").insert(0, asChildren([newLine("l0", "agendaItem"), newLine("l1", "paragraph")]))
  return Y.encodeStateAsUpdate(doc)
}

function run(seed: number): { docs: readonly Y.Doc[]; addedRows: Set<string> } {
  const random = new SeededRandom(seed)
  const network = new CutNetwork(startingDocument(), 2 + random.below(4))
  const addedRows = new Set<string>()
  const editors = network.docs.map((doc, index): Editor => ({
    name: `p${index}`,
    doc,
    undo: undoManagerOf(doc),
    random,
    addedRows,
  }))
  for (let step = 0; step < STEPS; step++) {
    if (random.next() < 0.6) editAtRandom(random.pick(editors))
    else network.deliverSome(random)
  }
  network.deliverAll()
  return { docs: network.docs, addedRows }
}

it("[MN3] any interleaving of edits, moves, deletes and undo over 2–5 peers ends equal, readable and whole", () => {
  for (let seed = 1; seed <= fuzzRuns(120); seed++) {
    const { docs, addedRows } = run(seed)
    const [first, ...others] = docs.map(readMinutes)
    if (first === undefined) throw new Error("no peers")
    for (const other of others) expect(other, `seed ${seed}`).toEqual(first)
    expect(minutesSchema.safeParse(first).success, `seed ${seed}`).toBe(true)
    expectRowsWhole(docs[0] ?? new Y.Doc(), addedRows, seed)
  }
}, 120_000)

/** No row is lost or doubled: each one ever added is there, shown once or flagged as deleted, in one group. */
function expectRowsWhole(doc: Y.Doc, addedRows: ReadonlySet<string>, seed: number): void {
  const rows = rowsOf(doc, TABLE)
  const added = [...addedRows].toSorted()
  expect([...(rows?.keys() ?? [])].toSorted(), `seed ${seed}`).toEqual(added)
  const shown = readMinutes(doc).opinions[0]?.rows ?? []
  const flagged = added.filter((id) => typeof rowOf(doc, TABLE, id)?.get("deletedAt") === "number")
  expect([...shown.map(({ id }) => id), ...flagged].toSorted(), `seed ${seed}`).toEqual(added)
  const grouped = groupOpinionRows(shown).flatMap((part): readonly OpinionRow[] =>
    part.type === "group" ? part.rows : [part.row],
  )
  expect(grouped, `seed ${seed}`).toEqual(shown)
}

it("[MN4] level and kind changes against typing in the same line lose no character", () => {
  for (let seed = 1; seed <= fuzzRuns(60); seed++) {
    const random = new SeededRandom(seed)
    const network = new CutNetwork(startingDocument(), 2 + random.below(4))
    let typed = ""
    for (let step = 0; step < 60; step++) {
      const line = random.pick(network.docs).getXmlFragment("body").get(1)
      if (!(line instanceof Y.XmlElement)) throw new Error("the line is gone")
      if (random.next() < 0.4) {
        const character = String.fromCodePoint(0xac00 + random.below(11172))
        const text = line.get(0) as Y.XmlText
        line.doc?.transact(() => text.insert(random.below(text.length + 1), character), LOCAL)
        typed += character
      } else if (random.next() < 0.5) {
        line.setAttribute("kind", random.pick(["agendaItem", "bullet", "decision", "task"]))
        line.setAttribute("level", random.below(8) as unknown as string)
      } else network.deliverSome(random)
    }
    network.deliverAll()
    for (const doc of network.docs)
      expect(charactersOf(doc), `seed ${seed}`).toEqual(Array.from(`글${typed}`).toSorted())
  }
}, 60_000)

function charactersOf(doc: Y.Doc): string[] {
  const line = readMinutes(doc).body[1]
  const inline = line?.type === "line" ? line.inline : []
  return inline.flatMap((piece) => (piece.type === "text" ? Array.from(piece.text) : [])).toSorted()
}
