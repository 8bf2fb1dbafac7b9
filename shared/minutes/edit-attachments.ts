// Edits of photos (회의사진) and attached files. All of them answer whether anything changed.
import type * as Y from "yjs"
import { addEntries, entryOf, moveEntry, setDeleted, setField } from "./entries.ts"
import type { Attachment } from "./minutes.ts"
import type { Place } from "./order.ts"
import { rootMap } from "./roots.ts"
import { mapOf } from "./write-minutes.ts"

/** Adds a photo or file whose blob is stored already, behind the last one. */
export function addAttachment(doc: Y.Doc, { id, ...fields }: Attachment, origin: unknown = null): boolean {
  const attachments = rootMap(doc, "attachments")
  if (attachments === null || attachments.has(id)) return false
  addEntries(doc, attachments, [{ id, make: () => mapOf(fields) }], { place: { at: "end" } }, origin)
  return true
}

export function setCaption(doc: Y.Doc, id: string, caption: string, origin: unknown = null): boolean {
  return setField(doc, entryOf(rootMap(doc, "attachments"), id), "caption", caption, origin)
}

/** Photos and files share one order; each kind prints in its own list. */
export function moveAttachment(doc: Y.Doc, id: string, place: Place, origin: unknown = null): boolean {
  return moveEntry(doc, rootMap(doc, "attachments"), id, { place }, origin)
}

/** Removes by a flag (`at` is Unix ms), so undo brings caption and place back. */
export function removeAttachment(doc: Y.Doc, id: string, at: number, origin: unknown = null): boolean {
  return setDeleted(doc, rootMap(doc, "attachments"), id, at, origin)
}

export function restoreAttachment(doc: Y.Doc, id: string, origin: unknown = null): boolean {
  return setDeleted(doc, rootMap(doc, "attachments"), id, null, origin)
}
