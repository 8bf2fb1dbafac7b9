// Where on the page an undo step changed something: read from what the step did, so that it is true for redo as well.
import * as Y from "yjs"
import type { TextColumn } from "../../shared/minutes/edit-opinions.ts"

/** What Yjs tells about a step that was undone or redone: every type that changed, with its events. */
export type ChangedTypes = ReadonlyMap<unknown, readonly Y.YEvent<Y.AbstractType<unknown>>[]>

export interface UndonePlace {
  /** As presence names places: `header.title`, `attendance.<seat>`, `opinion.<table>.<row>.<column>`, `photos.<id>`, `body`. */
  readonly place: string
  /** In the body: the block (by its place) that changed; null when blocks came or went. */
  readonly block: number | null
}

/** The first place of the page a step changed; null when nothing of it is left to show. */
export function placeOfChange(doc: Y.Doc, changed: ChangedTypes): UndonePlace | null {
  const body = doc.getXmlFragment("body")
  const inBody = changed.get(body)
  if (inBody !== undefined) return { place: "body", block: changedBlock(body, inBody) }
  for (const [root, name] of ROOTS) {
    const [event] = changed.get(doc.getMap(root)) ?? []
    if (event !== undefined) return { place: name(keysTo(event)), block: null }
  }
  return null
}

/** Fields of a row that are a cell of the table; the others (place, state, deleted) are of the row. */
const CELLS: ReadonlySet<string> = new Set<TextColumn | "opinion">([
  "number",
  "scope",
  "project",
  "subproject",
  "department",
  "team",
  "officer",
  "opinion",
])

type Keys = readonly string[]

/** How each root's keys name a place. Times stand in one field with their day, so do the parts of the next meeting. */
const ROOTS: readonly (readonly ["header" | "attendance" | "opinions" | "attachments", (keys: Keys) => string])[] = [
  [
    "header",
    ([field = ""]) => `header.${field.startsWith("next") ? "nextStartsAt" : field.replace("endsAt", "startsAt")}`,
  ],
  ["attendance", ([seat = ""]) => `attendance.${seat}`],
  [
    "opinions",
    ([table = "", , row, field = ""]) =>
      ["opinion", table, row, CELLS.has(field) ? field : ""].filter(Boolean).join("."),
  ],
  ["attachments", ([id = ""]) => `photos.${id}`],
]

/** Keys from the root down to what the event changed; inside a rich text they end at its field. */
function keysTo(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
  const keys: string[] = []
  for (let type: Y.AbstractType<unknown> | null = event.target; type?._item; type = parentOf(type)) {
    if (type._item.parentSub !== null) keys.unshift(type._item.parentSub)
  }
  const [field] = event instanceof Y.YMapEvent ? (event.keysChanged as Set<string>) : []
  return field === undefined ? keys : [...keys, field]
}

function changedBlock(body: Y.XmlFragment, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): number | null {
  const children: unknown[] = body.toArray()
  for (const event of events) {
    let type: Y.AbstractType<unknown> | null = event.target
    while (type !== null && (parentOf(type) as unknown) !== body) type = parentOf(type)
    const at = children.indexOf(type)
    if (at >= 0) return at
  }
  // Whole blocks came back: the first of them.
  const added = children.findIndex((child) => isAdded(child, events))
  return added < 0 ? null : added
}

/** Asked of the transaction: lists of what changed can be had only while it is told. */
function isAdded(child: unknown, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): boolean {
  const item = child instanceof Y.AbstractType ? child._item : null
  return item !== null && events[0]?.adds(item) === true
}

function parentOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> | null {
  return type.parent as Y.AbstractType<unknown> | null
}
