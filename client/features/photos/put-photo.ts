// A stored photo into the minutes: into the list of 회의사진, or among the blocks of the text at the place it was meant for.
import * as Y from "yjs"
import { addAttachment } from "../../../shared/minutes/edit-attachments.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import { childrenOf } from "../../../shared/minutes/read-inline.ts"
import { writeBlock } from "../../../shared/minutes/write-body.ts"
import type { MeetingSession } from "../../live/meeting-session.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import type { StoredBlob } from "./upload-photo.ts"
import type { UploadEntry, UploadTarget } from "./upload-queue.ts"

type BodyTarget = Extract<UploadTarget, { kind: "body" }>

/** Its own undo step. Doing it again changes nothing. */
export function putPhoto(
  { doc, undo }: Pick<MeetingSession, "doc"> & { readonly undo: Y.UndoManager },
  entry: UploadEntry,
  stored: StoredBlob,
): void {
  const { id, file, target } = entry
  undo.stopCapturing()
  if (target.kind === "section") {
    addAttachment(doc, { id, order: "", kind: "photo", name: file.name, caption: "", ...stored }, LOCAL_ORIGIN)
  } else {
    putIntoBody(doc, id, target, stored)
  }
  undo.stopCapturing()
}

function putIntoBody(doc: Y.Doc, id: string, target: BodyTarget, { blob, width, height }: StoredBlob): void {
  const body = doc.getXmlFragment("body")
  if (idsOf(body).includes(id)) return
  const at = placeInBody(body, id, target)
  const photo = writeBlock({ type: "photo", id, blob, caption: "", width, height })
  // Below a photo that ends the text there must be a line to write on.
  const line = writeBlock({ type: "line", kind: "paragraph", id: newId(), level: 0, inline: [] })
  doc.transact(() => body.insert(at, asChildren(at === body.length ? [photo, line] : [photo])), LOCAL_ORIGIN)
}

/** The number of blocks in front of the photo: behind those it came with, else where its place is now. */
export function placeInBody(body: Y.XmlFragment, id: string, { place, batch }: BodyTarget): number {
  const ids = idsOf(body)
  for (const earlier of batch.slice(0, batch.indexOf(id)).toReversed()) {
    const at = ids.indexOf(earlier)
    if (at >= 0) return at + 1
  }
  const found = body.doc === null ? null : Y.createAbsolutePositionFromRelativePosition(place, body.doc)
  return found?.type === body ? Math.min(found.index, body.length) : body.length
}

function idsOf(body: Y.XmlFragment): unknown[] {
  return childrenOf(body).map((child) => (child instanceof Y.XmlElement ? child.getAttribute("id") : null))
}
