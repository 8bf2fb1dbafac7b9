// The inline content of one line or cell, written as the smallest change: others type into the same text types.
import { Fragment } from "@tiptap/pm/model"
import type { Mark, Node } from "@tiptap/pm/model"
import * as Y from "yjs"
import { asChildren } from "../../../../shared/minutes/elements.ts"
import type { AttributeValue, BlockElement } from "../../../../shared/minutes/elements.ts"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { textRuns } from "../../../../shared/minutes/text-runs.ts"
import { UNKNOWN_MARK } from "../schema/unknown-nodes.ts"
import { childrenOf } from "./read-blocks.ts"
import { findTextChange, unitsOf } from "./text-change.ts"
import type { TextChange, Unit } from "./text-change.ts"

type Formats = Record<string, unknown>

/** Writes what turned `before` into `after`. `caret` is its position in `after`, null when it is elsewhere. */
export function writeInline(element: BlockElement, before: Node, after: Node, caret: number | null): void {
  const old = unitsOf(before.content)
  const now = unitsOf(after.content)
  const change = findTextChange(old, now, caret)
  // The new before the old goes: should the first fail, nothing is gone yet.
  const end = change.from + change.removed
  if (change.added > 0) insertInline(element, end, after.content.cut(change.from, change.from + change.added))
  if (change.removed > 0) removeInline(element, change.from, change.removed)
  writeFormats(element, old, now, change)
}

/** New types for a line's content: neighbouring runs share one text type, atoms stand between them. */
export function inlineTypes(content: Fragment): (BlockElement | Y.XmlText)[] {
  const types: (BlockElement | Y.XmlText)[] = []
  let runs: { insert: string; attributes: Formats }[] = []
  const closeText = (): void => {
    if (runs.length > 0) types.push(textOf(runs))
    runs = []
  }
  content.forEach((node) => {
    if (node.isText) {
      runs.push({ insert: lettersOf(node), attributes: formatsOf(node.marks) })
      return
    }
    closeText()
    types.push(atomOf(node))
  })
  closeText()
  return types
}

function textOf(runs: { insert: string; attributes: Formats }[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs)
  return text
}

function atomOf(node: Node): BlockElement {
  const element: BlockElement = new Y.XmlElement<{ [name: string]: AttributeValue }>(node.type.name)
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value !== null) element.setAttribute(name, value as AttributeValue)
  }
  return element
}

/** A break is a line feed. Half a character has no form on the wire: everyone, also this page, gets the same sign in its place. */
function lettersOf(node: Node): string {
  return node.isText ? (node.text ?? "").toWellFormed() : "\n"
}

function removeInline(element: BlockElement, from: number, count: number): void {
  let at = from + count
  // From the end, so that earlier places stay true.
  for (const part of partsOf(element).toReversed()) {
    const start = Math.max(from, part.start)
    const end = Math.min(at, part.start + part.length)
    if (start >= end) continue
    if (part.text !== null) part.text.delete(start - part.start, end - start)
    else element.delete(part.index, 1)
    at = start
  }
}

function insertInline(element: BlockElement, at: number, content: Fragment): void {
  const parts = partsOf(element)
  // Text joins the type that ends or goes on here; the one on the left when there are two.
  const home = parts.find((part) => part.text !== null && part.start <= at && at <= part.start + part.length)
  // A break inside a text is a line feed there: dividing the text would put aside what others type into its rest.
  const isAllText = content.content.every((node) => node.isText || node.type.name === NODES.hardBreak)
  if (home?.text && isAllText) return insertRuns(home.text, at - home.start, content)
  const splitIndex = splitAt(element, parts, at)
  element.insert(splitIndex, asChildren(inlineTypes(content)))
}

function insertRuns(text: Y.XmlText, at: number, content: Fragment): void {
  let index = at
  content.forEach((node) => {
    text.insert(index, lettersOf(node), formatsOf(node.marks))
    index += node.nodeSize
  })
}

/** The child index for something new at `at`; a text type around it is divided. */
function splitAt(element: BlockElement, parts: readonly Part[], at: number): number {
  for (const part of parts) {
    if (at <= part.start) return part.index
    if (part.text === null || at >= part.start + part.length) continue
    const rest = restOf(part.text, at - part.start)
    part.text.delete(at - part.start, part.length - (at - part.start))
    element.insert(part.index + 1, asChildren([rest]))
    return part.index + 1
  }
  return element.length
}

function restOf(text: Y.XmlText, from: number): Y.XmlText {
  const rest = new Y.XmlText()
  let left = from
  const runs: { insert: unknown; attributes: Formats }[] = []
  for (const { insert, formats } of textRuns(text)) {
    const length = typeof insert === "string" ? insert.length : 1
    const attributes = Object.fromEntries(formats)
    if (left < length) runs.push({ insert: typeof insert === "string" ? insert.slice(left) : insert, attributes })
    left = Math.max(0, left - length)
  }
  rest.applyDelta(runs)
  return rest
}

/** Formats of the letters that stayed, where they changed. */
function writeFormats(element: BlockElement, old: readonly Unit[], now: readonly Unit[], change: TextChange): void {
  const shift = change.added - change.removed
  const changedAt = (place: number): Formats => {
    if (place >= change.from && place < change.from + change.added) return {}
    const before = old[place < change.from ? place : place - shift]
    return changedFormats(before?.marks ?? [], now[place]?.marks ?? [])
  }
  for (const { text, start, length } of partsOf(element)) {
    if (text === null) continue
    for (const run of equalRuns(start, start + length, changedAt)) {
      text.format(run.from - start, run.to - run.from, run.formats)
    }
  }
}

interface FormatRun {
  readonly from: number
  to: number
  readonly formats: Formats
}

/** Neighbouring places of the same change as one run; places without a change are left out. */
function equalRuns(from: number, to: number, changedAt: (place: number) => Formats): FormatRun[] {
  const runs: FormatRun[] = []
  for (let place = from; place < to; place++) {
    const formats = changedAt(place)
    const last = runs.at(-1)
    if (Object.keys(formats).length === 0) continue
    if (last?.to === place && JSON.stringify(last.formats) === JSON.stringify(formats)) last.to++
    else runs.push({ from: place, to: place + 1, formats })
  }
  return runs
}

function changedFormats(before: readonly Mark[], after: readonly Mark[]): Formats {
  if (before === after) return {}
  const old = formatsOf(before)
  const now = formatsOf(after)
  const changed: Formats = {}
  for (const name of Object.keys(old)) if (!(name in now)) changed[name] = null
  for (const [name, value] of Object.entries(now)) {
    if (JSON.stringify(old[name]) !== JSON.stringify(value)) changed[name] = value
  }
  return changed
}

function formatsOf(marks: readonly Mark[]): Formats {
  return Object.fromEntries(
    marks.map(({ type, attrs }) =>
      type.name === UNKNOWN_MARK ? [String(attrs["name"]), attrs["value"]] : [type.name, { ...attrs }],
    ),
  )
}

/** A child of a line and the positions it takes: a text its length, anything else one. */
export interface Part {
  readonly index: number
  readonly start: number
  readonly length: number
  readonly text: Y.XmlText | null
}

export function partsOf(element: Y.XmlFragment): Part[] {
  let start = 0
  return childrenOf(element).map((child, index) => {
    const text = child instanceof Y.XmlText ? child : null
    const part = { index, start, length: text === null ? 1 : text.length, text }
    start += part.length
    return part
  })
}
