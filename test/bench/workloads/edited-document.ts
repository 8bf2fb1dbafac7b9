// A meeting of 500 opinion rows that was edited 100,000 times: made by real Y.Docs, keystroke by keystroke.
import * as Y from "yjs"

const ROWS = 500
const EDITORS = 20
const TABLE = "bench-table"

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
  const table = new Y.Map<unknown>()
  const list = new Y.Map<unknown>()
  doc.transact(() => {
    doc.getMap("opinions").set(TABLE, table)
    const fields = { order: "a0", title: "의견정리", subtitle: "", windowFrom: null, windowTo: null }
    const titles = { groupTitle: "", opinionTitle: "의견", responseTitle: "후속조치" }
    for (const [key, value] of Object.entries({ ...fields, ...titles })) table.set(key, value)
    table.set("rows", list)
  })
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
  const row = new Y.Map<unknown>()
  const cells = {
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
  }
  for (const [key, value] of Object.entries(cells)) row.set(key, value)
  const line = new Y.XmlElement("line")
  line.setAttribute("id", `line-${index}`)
  line.setAttribute("kind", "paragraph")
  line.setAttribute("level", 0 as unknown as string)
  line.insert(0, [new Y.XmlText()])
  const opinion = new Y.XmlFragment()
  opinion.insert(0, [line])
  row.set("opinion", opinion)
  return row
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
