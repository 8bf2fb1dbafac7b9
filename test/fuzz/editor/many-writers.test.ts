import fc from "fast-check"
import { chainCommands, deleteSelection, joinBackward, joinForward } from "@tiptap/pm/commands"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import {
  changeLevel,
  enter,
  insertBreak,
  setKind,
  toggleBold,
  unmarkLineStart,
} from "../../../client/features/editor/commands/line-commands.ts"
import { readPasted, readPlainText } from "../../../client/features/editor/commands/pasted-lines.ts"
import { pasteOverCells } from "../../../client/features/editor/commands/pasted-cells.ts"
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  moveCell,
} from "../../../client/features/editor/commands/table-commands.ts"
import { LINE_KINDS } from "../../../shared/minutes/schema.ts"
import { fuzzRuns } from "../../support/fuzz-runs.ts"
import { connect, deliverAll, Peer, Writer } from "./busy-room.ts"
import { docOfLines, lineOf, openEditor, schema } from "./editor-fixture.ts"

const ACTS = [
  "type",
  "type",
  "type",
  "type",
  "replace",
  "enter",
  "enter",
  "backspace",
  "backspace",
  "delete",
  "bold",
  "kind",
  "level",
  "break",
  "paste",
  "table",
  "row",
  "column",
  "cell",
  "overCells",
  "undo",
  "undo",
  "redo",
  "receive",
  "receive",
  "receive",
  "receiveAll",
] as const

interface Act {
  readonly who: number
  readonly what: (typeof ACTS)[number]
  /** Where, as a share of the document; so that a shorter run of acts still means something. */
  readonly at: number
  readonly to: number
}

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat({ max: 5 }),
  what: fc.constantFrom(...ACTS),
  at: fc.nat({ max: 999 }),
  to: fc.nat({ max: 999 }),
})

/** Every typed letter is another one, so that a lost one is known by name. Some are of two units. */
class Letters {
  readonly typed = new Map<string, Peer>()
  next(by: Peer): string {
    const n = this.typed.size
    const letter = String.fromCodePoint(n % 5 === 4 ? 0x20000 + n : 0x4e00 + n)
    this.typed.set(letter, by)
    return letter
  }
}

function perform(writer: Writer, { what, at, to }: Act, letters: Letters): void {
  const { size } = writer.state.doc.content
  const from = Math.round((at / 999) * size)
  const until = Math.round((to / 999) * size)
  const letter = () => letters.next(writer)
  switch (what) {
    case "type":
      writer.select(from)
      return writer.dispatch(writer.state.tr.insertText(letter()))
    case "replace":
      writer.select(from, Math.min(size, from + (to % 6)))
      return writer.dispatch(writer.state.tr.insertText(letter()))
    case "enter":
      writer.select(from, to % 4 === 0 ? until : from)
      return writer.run(enter)
    case "backspace":
      writer.select(from, to % 3 === 0 ? until : from)
      return writer.run(chainCommands(deleteSelection, unmarkLineStart, joinBackward))
    case "delete":
      writer.select(from, to % 3 === 0 ? from + 3 : from)
      return writer.run(chainCommands(deleteSelection, joinForward))
    case "bold":
      writer.select(from, until)
      return writer.run(toggleBold)
    case "kind":
      writer.select(from)
      return writer.run(setKind(LINE_KINDS[to % LINE_KINDS.length] ?? "bullet"))
    case "level":
      writer.select(from)
      return writer.run(changeLevel(to % 2 === 0 ? 1 : -1))
    case "break":
      writer.select(from)
      return writer.run(insertBreak)
    case "row":
      writer.select(from)
      return writer.run(to % 4 === 0 ? deleteRow : addRow(to % 2 === 0 ? 0 : 1))
    case "column":
      writer.select(from)
      return writer.run(to % 4 === 0 ? deleteColumn : addColumn(to % 2 === 0 ? 0 : 1))
    case "cell":
      writer.select(from)
      writer.run(moveCell(to % 2 === 0 ? 1 : -1))
      return writer.dispatch(writer.state.tr.insertText(letter()))
    case "overCells": {
      writer.select(from)
      const slice = readPasted(readPlainText(`${letter()}\t${letter()}\n${letter()}\t`, schema, true), LINE_KINDS)
      const over = pasteOverCells(writer.state, slice)
      return writer.dispatch(over ?? writer.state.tr.replaceSelection(slice))
    }
    case "paste":
    case "table": {
      writer.select(from, to % 5 === 0 ? until : from)
      const [gap, row] = what === "table" ? ["\t", "\t"] : ["\n", "\n"]
      const text = `${letter()}${letter()}${gap}${letter()}\n${letter()}${row}${letter()}`
      return writer.dispatch(
        writer.state.tr.replaceSelection(readPasted(readPlainText(text, schema, true), LINE_KINDS)),
      )
    }
    case "undo":
      return void writer.undo.undo()
    case "redo":
      return void writer.undo.redo()
    default:
  }
}

/** A program without an editor. */
function performPlain(peer: Peer, { what, at, to }: Act, letters: Letters): void {
  const { body } = peer
  if (body.length === 0) return body.insert(0, [lineOf(`p${letters.typed.size}`, letters.next(peer))])
  const index = at % body.length
  const child: unknown = body.get(index)
  const line = child instanceof Y.XmlElement && child.nodeName === "line" ? child : null
  const texts = (line?.toArray() ?? []).filter((one) => one instanceof Y.XmlText)
  const text = texts[to % Math.max(1, texts.length)]
  if (what === "backspace" && to % 3 === 0) return body.delete(index, 1)
  if (what === "enter") return body.insert(index, [lineOf(`p${letters.typed.size}`, letters.next(peer))])
  if (what === "level" && line) return line.setAttribute("level", to % 8)
  if (what === "bold" && text && text.length > 0) return text.format(0, text.length, { bold: to % 2 ? {} : null })
  if (text) {
    let place = to % (text.length + 1)
    // A program cuts no character in half either.
    if (/[\uDC00-\uDFFF]/.test(text.toString().charAt(place))) place = 0
    return text.insert(text.toString().length === text.length ? place : 0, letters.next(peer))
  }
  line?.insert(0, [new Y.XmlText(letters.next(peer))])
}

/** Letters shown before and not after: this peer took them away. An undo takes only what this page itself has written. */
function takeNote(peer: Peer, before: Shown, after: string, what: string, letters: Letters): void {
  const left = new Set(after)
  for (const letter of before.text) {
    if (left.has(letter) || !letters.typed.has(letter)) continue
    if (what === "undo" || what === "redo") expect(before.own, `${what} took another's letter`).toContain(letter)
    peer.taken.add(letter)
  }
}

interface Shown {
  readonly text: string
  /** Letters in items that this peer's own page made. */
  readonly own: string
}

function lookAt(peer: Peer): Shown {
  const own = (peer.doc.store.clients.get(peer.doc.clientID) ?? []).map((item) =>
    item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString ? item.content.str : "",
  )
  return { text: peer.text(), own: own.join("") }
}

function expectInStep(writer: Writer): void {
  writer.state.doc.check()
  const shown = writer.state.doc.toJSON()
  const held = openEditor(writer.doc)
  held.binding.detach()
  const isPlaceholder = writer.body.length === 0
  if (!isPlaceholder) expect(shown).toEqual(held.state.doc.toJSON())
}

function play(acts: readonly Act[], writerCount: number): void {
  const start = docOfLines("하나 둘", "", "셋", "😀넷")
  const writers = Array.from({ length: writerCount }, (_none, index) => new Writer(start, `w${index}-`))
  const peers: Peer[] = [...writers, new Peer(start)]
  connect(peers)
  const letters = new Letters()
  for (const one of acts) {
    const peer = peers[one.who % peers.length] as Peer
    const sender = peers[one.at % peers.length] as Peer
    if (one.what === "receiveAll") for (const other of peers) while (peer.receiveFrom(other)) continue
    else if (one.what === "receive") peer.receiveFrom(sender)
    else {
      const before = lookAt(peer)
      if (peer instanceof Writer) perform(peer, one, letters)
      else performPlain(peer, one, letters)
      takeNote(peer, before, peer.text(), one.what, letters)
    }
    for (const writer of writers) expectInStep(writer)
  }
  deliverAll(peers)
  for (const writer of writers) expectInStep(writer)
  const [first, ...others] = peers
  for (const other of others) expect(other.body.toJSON()).toBe(first?.body.toJSON())
  const end = new Set(first?.text())
  const taken = new Set(peers.flatMap((peer) => [...peer.taken]))
  const lost = [...letters.typed.keys()].filter((letter) => !end.has(letter) && !taken.has(letter))
  expect(lost).toEqual([])
}

describe("many people and programs in one document", () => {
  it.each([2, 3, 4])(
    "[ED13] %d editors: equal at every step and at the end, and no letter is lost that nobody took away",
    (writers) => {
      fc.assert(
        fc.property(fc.array(act, { maxLength: 45, size: "max" }), (acts) => play(acts, writers)),
        { seed: 20310 + writers, numRuns: fuzzRuns(40) },
      )
    },
  )
})
