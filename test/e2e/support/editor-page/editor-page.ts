// Two people in one page: mine is typed into by the test, theirs changes by command. Their updates reach mine through
// the same hold that the socket feeds.
import type { Editor } from "@tiptap/core"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import "../../../../client/features/editor/editor.css"
import "../../../../client/features/editor/editor-layer.css"
import { createEditor } from "../../../../client/features/editor/create-editor.ts"
import { viewsExtension } from "../../../../client/features/editor/views/views-extension.ts"
import { readPageFacts } from "../../../../client/features/editor/views/page-facts.ts"
import { LOCAL_ORIGIN } from "../../../../client/live/meeting-session.ts"
import { updateHoldOf } from "../../../../client/live/update-hold.ts"
import { LINE_KINDS } from "../../../../shared/minutes/schema.ts"

const mine = new Y.Doc()
const theirs = new Y.Doc()
const hold = updateHoldOf(mine)
const awareness = new Awareness(mine)

function fragmentOf(doc: Y.Doc, where: string): Y.XmlFragment {
  return doc.getXmlFragment(where)
}

function lineOf(id: string, text: string): Y.XmlElement {
  const line = new Y.XmlElement<{ [name: string]: string | number }>("line")
  for (const [name, value] of Object.entries({ id, kind: "paragraph", level: 0 })) line.setAttribute(name, value)
  if (text !== "") line.insert(0, [new Y.XmlText(text)])
  return line as unknown as Y.XmlElement
}

for (const where of ["body", "cell"]) {
  fragmentOf(theirs, where).insert(0, [lineOf("a", "첫 줄"), lineOf("b", "앞말뒷말"), lineOf("c", "끝 줄")])
}
Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
theirs.on("update", (update: Uint8Array, origin: unknown) => {
  if (origin !== "mine") hold.receive(update, "theirs")
})
mine.on("update", (update: Uint8Array, origin: unknown) => {
  if (origin !== "theirs") Y.applyUpdate(theirs, update, "mine")
})

const nothing = (): void => undefined

function open(doc: Y.Doc, where: string, elementId: string): Editor {
  const element = document.querySelector<HTMLElement>(`#${elementId}`)
  if (element === null) throw new Error(`no #${elementId}`)
  const facts = readPageFacts(doc, { openDetails: nothing, showTable: nothing, showRow: nothing })
  return createEditor({
    element,
    session: {
      doc,
      awareness: doc === mine ? awareness : new Awareness(doc),
      undo: new Y.UndoManager(fragmentOf(doc, where), { trackedOrigins: new Set([LOCAL_ORIGIN]) }),
      canEdit: () => true,
    },
    fragment: fragmentOf(doc, where),
    kinds: LINE_KINDS,
    allowsTables: true,
    leavesByTab: false,
    label: where,
    views: [viewsExtension(facts, String)],
  })
}

const editors: Record<string, Editor> = {
  body: open(mine, "body", "mine"),
  cell: open(mine, "cell", "cell"),
}

/** Their line with the composed text in it: the one that is not first or last is found by what it holds. */
function theirLine(where: string): Y.XmlElement {
  const lines = fragmentOf(theirs, where).toArray() as Y.XmlElement[]
  const line = lines.find((one) => /앞말|뒷말/.test(one.toJSON()))
  return line ?? (lines[1] as Y.XmlElement)
}

function theirText(where: string): Y.XmlText {
  return theirLine(where)
    .toArray()
    .find((child) => child instanceof Y.XmlText) as Y.XmlText
}

/** What the other person does, once per jamo; `n` counts up. */
const REMOTE: Record<string, (where: string, n: number) => void> = {
  none: () => undefined,
  otherLine: (where, n) => (fragmentOf(theirs, where).get(0) as Y.XmlElement).insert(0, [new Y.XmlText(`${n}`)]),
  newLineAbove: (where, n) => fragmentOf(theirs, where).insert(0, [lineOf(`n${n}`, "새 줄")]),
  newLineBelow: (where, n) =>
    fragmentOf(theirs, where).insert(fragmentOf(theirs, where).length, [lineOf(`n${n}`, "아래 줄")]),
  insertBefore: (where) => theirText(where).insert(0, "*"),
  insertAfter: (where) => theirText(where).insert(theirText(where).length, "*"),
  deleteBefore: (where, n) => void (n < 2 && theirText(where).delete(0, 1)),
  deleteAfter: (where, n) => void (n < 2 && theirText(where).delete(theirText(where).length - 1, 1)),
  level: (where, n) => theirLine(where).setAttribute("level", (n % 7) as never),
  kind: (where, n) => theirLine(where).setAttribute("kind", n % 2 === 0 ? "bullet" : "decision"),
  bold: (where, n) => theirText(where).format(0, 1, { bold: n % 2 === 0 ? {} : null }),
  split: (where, n) => {
    if (n !== 2) return
    theirs.transact(() => {
      theirText(where).delete(theirText(where).length - 1, 1)
      const at = fragmentOf(theirs, where).toArray().indexOf(theirLine(where))
      fragmentOf(theirs, where).insert(at + 1, [lineOf("split", "말")])
    })
  },
  carets: (where, n) => {
    const text = theirText(where)
    const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, n % (text.length + 1)))
    awareness.states.set(7, { user: { name: "오세린", colour: "3" }, cursor: { anchor: place, head: place } })
    awareness.emit("change", [{ added: [], updated: [7], removed: [] }, "theirs"])
  },
}

const page = {
  ready: true,
  remote: (name: string, where: string, n: number) => REMOTE[name]?.(where, n),
  waiting: () => hold.size,
  composing: (where: string) => editors[where]?.view.composing ?? false,
  /** Text of every line as the editor, its document and the other person have it. */
  lines: (where: string) => ({
    shown: editors[where]?.state.doc.children.map((node) => node.textContent) ?? [],
    mine: linesOf(mine, where),
    theirs: linesOf(theirs, where),
    drawn: [...document.querySelectorAll(`#${where === "body" ? "mine" : "cell"} .hj-line`)].map(
      (line) => (line.querySelector(".hj-line-text") ?? line).textContent,
    ),
  }),
  caret: (where: string, line: number, offset: number) => {
    const editor = editors[where]
    if (editor === undefined) return
    let at = 1
    for (let index = 0; index < line; index++) at += editor.state.doc.child(index).nodeSize
    editor.commands.setTextSelection(at + offset)
    editor.view.focus()
  },
  empty: (where: string) => fragmentOf(theirs, where).delete(0, fragmentOf(theirs, where).length),
}

function linesOf(doc: Y.Doc, where: string): string[] {
  return (fragmentOf(doc, where).toArray() as Y.XmlElement[]).map((line) =>
    line
      .toArray()
      .map((child) =>
        child instanceof Y.XmlText ? (child.toDelta() as { insert: string }[]).map((run) => run.insert).join("") : "",
      )
      .join(""),
  )
}

export type EditorPage = typeof page
Object.assign(globalThis, { editorPage: page })
