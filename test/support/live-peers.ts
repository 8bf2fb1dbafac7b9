// Peers that edit a minutes document at random, for fuzzing: everything they send is honest.
import * as Y from "yjs"
import { writeMinutes } from "../../shared/minutes/write-minutes.ts"
import { blankMinutes } from "./live-minutes.ts"

export type Random = () => number

/** A document as the server creates it. */
export function seedUpdate(): Uint8Array {
  const doc = new Y.Doc()
  writeMinutes(doc, blankMinutes())
  return Y.encodeStateAsUpdate(doc)
}

export interface Peer {
  readonly doc: Y.Doc
  readonly userId: string
  readonly undo: Y.UndoManager
  /** Updates made and not sent yet. */
  readonly outgoing: Uint8Array[]
}

export function createPeer(userId: string, seed: Uint8Array, random: Random): Peer {
  const doc = new Y.Doc()
  doc.clientID = Math.floor(random() * 2 ** 32)
  Y.applyUpdate(doc, seed, "remote")
  const roots = [doc.getXmlFragment("body"), doc.getMap("header"), doc.getMap("opinions")]
  const undo = new Y.UndoManager(roots, { trackedOrigins: new Set(["local"]), captureTimeout: 0 })
  const outgoing: Uint8Array[] = []
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") outgoing.push(update)
  })
  return { doc, userId, undo, outgoing }
}

/** One edit a person could make. */
export function editAtRandom(peer: Peer, random: Random): void {
  const roll = random()
  if (roll < 0.06) peer.undo.undo()
  else if (roll < 0.1) peer.undo.redo()
  else peer.doc.transact(() => change(peer.doc, random), "local")
}

function change(doc: Y.Doc, random: Random): void {
  const body = doc.getXmlFragment("body")
  const roll = random()
  if (roll < 0.12 || body.length === 0) return insertLine(body, random)
  const line = body.get(Math.floor(random() * body.length)) as Y.XmlElement
  if (roll < 0.6) return typeInLine(line, random)
  if (roll < 0.68) return line.setAttribute("level", String(Math.floor(random() * 8)))
  if (roll < 0.74 && body.length > 1) return body.delete(Math.floor(random() * body.length), 1)
  if (roll < 0.8) return void doc.getMap("header").set("title", `제목 ${Math.floor(random() * 99)}`)
  return changeOpinions(doc.getMap<Y.Map<unknown>>("opinions"), random)
}

function insertLine(body: Y.XmlFragment, random: Random): void {
  const count = random() < 0.1 ? 40 : 1
  const lines = Array.from({ length: count }, () => {
    const line = new Y.XmlElement("line")
    line.setAttribute("id", Math.floor(random() * 2 ** 32).toString(36))
    line.insert(0, [new Y.XmlText("새 줄")])
    return line
  })
  body.insert(Math.floor(random() * (body.length + 1)), lines)
}

function typeInLine(line: Y.XmlElement, random: Random): void {
  if (line.length === 0) return line.insert(0, [new Y.XmlText("가")])
  const text = line.get(line.length - 1)
  if (!(text instanceof Y.XmlText)) return
  const at = Math.floor(random() * (text.length + 1))
  const roll = random()
  if (roll < 0.65) text.insert(at, random() < 0.3 ? "의견이 있음" : "가")
  else if (roll < 0.85 && text.length > 0) text.delete(Math.min(at, text.length - 1), 1)
  else if (text.length > 1) text.format(0, Math.max(1, at), { bold: random() < 0.5 ? {} : null })
}

function changeOpinions(opinions: Y.Map<Y.Map<unknown>>, random: Random): void {
  const id = `row${Math.floor(random() * 6)}`
  const row = opinions.get(id)
  if (row === undefined || random() < 0.2) {
    const made = new Y.Map<unknown>([["order", "a0"]])
    made.set("opinion", new Y.XmlFragment())
    opinions.set(id, made)
  } else if (random() < 0.1) opinions.delete(id)
  else row.set(random() < 0.5 ? "state" : "department", random() < 0.3 ? null : `값${Math.floor(random() * 9)}`)
}
