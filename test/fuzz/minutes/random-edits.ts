import * as Y from "yjs"
import { cycleMark, setSeatField } from "../../../shared/minutes/edit-attendance.ts"
import { setHeaderField } from "../../../shared/minutes/edit-header.ts"
import {
  addRows,
  blankProjectRow,
  blankSectionRow,
  deleteRow,
  moveRow,
  opinionFragment,
  restoreRow,
  rowsOf,
  setCell,
  setState,
  sortByNumber,
} from "../../../shared/minutes/edit-opinions.ts"
import type { Inline } from "../../../shared/minutes/minutes.ts"
import type { Place } from "../../../shared/minutes/order.ts"
import { LINE_KINDS, ROW_STATES } from "../../../shared/minutes/schema.ts"
import { writeBlock } from "../../../shared/minutes/write-body.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import type { SeededRandom } from "../../support/seeded-random.ts"

export const LOCAL = Symbol("local")
export const TABLE = "t1"
export const SEATS = ["s1", "s2", "s3"]

/** One person at work: a document, one undo stack, and a source of new ids. */
export interface Editor {
  readonly name: string
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly random: SeededRandom
  /** Ids of every row anybody added, shared by all editors of a run. */
  readonly addedRows: Set<string>
}

export function undoManagerOf(doc: Y.Doc): Y.UndoManager {
  const roots = [doc.getMap("header"), doc.getMap("attendance"), doc.getXmlFragment("body"), doc.getMap("opinions")]
  return new Y.UndoManager(roots as Y.AbstractType<unknown>[], { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 })
}

const EDITS: readonly ((editor: Editor) => void)[] = [
  addRow,
  addRow,
  typeCell,
  typeCell,
  typeOpinion,
  ({ doc, random }) => setState(doc, TABLE, [someRow(doc, random)], random.pick(ROW_STATES), LOCAL),
  move,
  move,
  ({ doc, random }) => deleteRow(doc, TABLE, someRow(doc, random), 1_000, LOCAL),
  ({ doc, random }) => restoreRow(doc, TABLE, someRow(doc, random), LOCAL),
  ({ doc }) => sortByNumber(doc, TABLE, LOCAL),
  ({ doc, random }) => cycleMark(doc, random.pick(SEATS), LOCAL),
  ({ doc, random }) => setSeatField(doc, random.pick(SEATS), "name", random.pick(["", "가온", "나래"]), LOCAL),
  ({ doc, random }) => setHeaderField(doc, "title", `제목 ${random.below(9)}`, LOCAL),
  typeLine,
  typeLine,
  splitLine,
  deleteLine,
  changeLine,
  ({ undo }) => undo.undo(),
  ({ undo }) => undo.redo(),
]

/** One random edit by this person. */
export function editAtRandom(editor: Editor): void {
  editor.random.pick(EDITS)(editor)
}

function someRow(doc: Y.Doc, random: SeededRandom): string {
  const ids = [...(rowsOf(doc, TABLE)?.keys() ?? [])].toSorted()
  return ids.length === 0 ? "none" : random.pick(ids)
}

function somePlace(doc: Y.Doc, random: SeededRandom): Place {
  const row = someRow(doc, random)
  return random.pick<Place>([{ before: row }, { after: row }, { at: "start" }, { at: "end" }])
}

function addRow({ name, doc, random, addedRows }: Editor): void {
  const id = `${name}-${addedRows.size}`
  addedRows.add(id)
  const number = `${1 + random.below(2)}-${1 + random.below(3)}-${1 + random.below(4)}`
  const row = random.next() < 0.2 ? blankSectionRow(id, "구역") : { ...blankProjectRow(id), number }
  addRows(doc, TABLE, [row], somePlace(doc, random), LOCAL)
}

function typeCell({ doc, random }: Editor): void {
  const column = random.pick(["number", "project", "team"] as const)
  setCell(doc, TABLE, someRow(doc, random), column, random.pick(["", "1-10-1", "1-9-2", "자활지원"]), LOCAL)
}

function move({ doc, random }: Editor): void {
  moveRow(doc, TABLE, someRow(doc, random), somePlace(doc, random), LOCAL)
}

function typeOpinion({ doc, random }: Editor): void {
  const fragment = opinionFragment(doc, TABLE, someRow(doc, random))
  if (fragment === null) return
  doc.transact(() => {
    if (fragment.length === 0) fragment.insert(0, asChildren([newLine(`o${random.below(1000)}`, "bullet")]))
    typeInto(fragment.get(0), random)
  }, LOCAL)
}

function typeLine({ doc, random }: Editor): void {
  const line = someLine(doc, random)
  if (line !== null) doc.transact(() => typeInto(line, random), LOCAL)
}

function typeInto(line: unknown, random: SeededRandom): void {
  if (!(line instanceof Y.XmlElement)) return
  const first = line.toArray().find((child) => child instanceof Y.XmlText)
  if (first === undefined) line.insert(0, [new Y.XmlText("글")])
  else if (first.length > 2 && random.next() < 0.3) first.delete(random.below(first.length), 1)
  else first.insert(random.below(first.length + 1), random.pick(["한", "글", "👍", "a"]))
}

/** What Enter does: a new line below that starts with the same id, as a naive editor would make it. */
function splitLine({ name, doc, random }: Editor): void {
  const body = doc.getXmlFragment("body")
  const id = random.next() < 0.5 ? "l0" : `${name}-l${random.below(1000)}`
  const at = random.below(body.length + 1)
  doc.transact(() => body.insert(at, asChildren([newLine(id, random.pick(LINE_KINDS))])), LOCAL)
}

function deleteLine({ doc, random }: Editor): void {
  const body = doc.getXmlFragment("body")
  if (body.length > 1) doc.transact(() => body.delete(random.below(body.length), 1), LOCAL)
}

function changeLine({ doc, random }: Editor): void {
  const line = someLine(doc, random)
  doc.transact(() => {
    if (line === null) return
    if (random.next() < 0.5) line.setAttribute("kind", random.pick(LINE_KINDS))
    else line.setAttribute("level", random.below(8) as unknown as string)
  }, LOCAL)
}

function someLine(doc: Y.Doc, random: SeededRandom): Y.XmlElement | null {
  const lines = doc.getXmlFragment("body").toArray()
  const line = lines.length === 0 ? null : random.pick(lines)
  return line instanceof Y.XmlElement ? line : null
}

export function newLine(id: string, kind: (typeof LINE_KINDS)[number], text = "글") {
  const inline: Inline[] = [{ type: "text", text }]
  const line = { type: "line", id, level: 0, inline } as const
  if (kind === "task") return writeBlock({ ...line, kind, assignees: [], due: null })
  if (kind !== "decision") return writeBlock({ ...line, kind })
  return writeBlock({ ...line, kind, result: "agreed", votesFor: null, votesAgainst: null, votesAbstain: null })
}
