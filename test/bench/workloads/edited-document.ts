// A meeting of 500 opinion rows that was edited 100,000 times: made by real Y.Docs, keystroke by keystroke.
import * as Y from "yjs"
import { rowMap, tableMap } from "../../../shared/minutes/write-minutes.ts"

const ROWS = 500
const EDITORS = 20
/** Id of the opinion table edited. */
export const TABLE = "bench-table"

/** The updates in causal order, one per keystroke, and the document they end in. */
export interface EditedDocument {
  readonly updates: Uint8Array[]
  readonly doc: Y.Doc
}

/** `edits` edits: rows are made in transactions of 100, then people type, correct and set states row after row. */
export function makeEditedDocument(edits: number): EditedDocument {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  doc.clientID = 500_000
  const rows = makeRows(doc)
  const cells = [...rows.values()]
  for (let at = 0; updates.length < edits; at += 1) {
    // One editor after the other, some hundred keystrokes each: the shape of a meeting's log.
    if (at % 250 === 0) doc.clientID = 500_001 + (Math.floor(at / 250) % EDITORS)
    editRow(doc, cells[Math.floor(at / 25) % cells.length] as Y.Map<unknown>, at)
  }
  return { updates, doc }
}

function makeRows(doc: Y.Doc): Map<string, Y.Map<unknown>> {
  const rows = new Map<string, Y.Map<unknown>>()
  const titles = { title: "의견정리", subtitle: "", groupTitle: "", opinionTitle: "의견", responseTitle: "후속조치" }
  const table = tableMap({ id: TABLE, order: "a0", windowFrom: null, windowTo: null, ...titles, rows: [] })
  doc.getMap("opinions").set(TABLE, table)
  const list = table.get("rows") as Y.Map<Y.Map<unknown>>
  for (let first = 0; first < ROWS; first += 100) {
    doc.transact(() => {
      for (let index = first; index < first + 100; index += 1) {
        const row = makeRow(index)
        list.set(`row-${index}`, row)
        rows.set(`row-${index}`, row)
      }
    })
  }
  return rows
}

function makeRow(index: number): Y.Map<unknown> {
  return rowMap({
    id: `row-${index}`,
    order: `a${String(index).padStart(4, "0")}V`,
    kind: "project",
    number: `${1 + Math.floor(index / 50)}-${1 + (index % 50)}`,
    scope: "local",
    project: `사업 ${index}`,
    subproject: "세부사업",
    department: "복지정책과",
    team: "기획팀",
    officer: "담당자",
    state: "unreviewed",
    abolishedNote: "",
    opinion: [{ id: `line-${index}`, kind: "paragraph", level: 0, inline: [{ type: "text", text: "검" }] }],
  })
}

/** One keystroke: mostly a syllable at the end, sometimes a correction, now and then a state. */
function editRow(doc: Y.Doc, row: Y.Map<unknown>, at: number): void {
  const line = (row.get("opinion") as Y.XmlFragment).get(0) as Y.XmlElement
  const text = line.get(0) as Y.XmlText
  doc.transact(() => {
    if (at % 25 === 24) row.set("state", at % 50 === 24 ? "opinion" : "held")
    else if (at % 8 === 7 && text.length > 0) text.delete(text.length - 1, 1)
    else text.insert(text.length, String.fromCharCode(0xac00 + ((at * 7919) % 11_172)))
  })
}
