import * as Y from "yjs"
import { LOCAL_ORIGIN } from "./meeting-session.ts"

/** Edits closer together than this are one undo step. Milliseconds. */
const CAPTURE_MS = 500

/**
 * The one undo stack of a person over every part of the document; it never undoes what others did: a line or a text of
 * mine that somebody has typed into meanwhile stays, with what they typed.
 */
export function createUndo(doc: Y.Doc): Y.UndoManager {
  const scope = [
    doc.getXmlFragment("body"),
    doc.getMap("header"),
    doc.getMap("attendance"),
    doc.getMap("opinions"),
    doc.getMap("attachments"),
  ]
  return new Y.UndoManager(scope, {
    captureTimeout: CAPTURE_MS,
    trackedOrigins: new Set<unknown>([LOCAL_ORIGIN]),
    // What it holds of mine is deleted before: what is left in it is somebody else's.
    deleteFilter: ({ content }) => !(content instanceof Y.ContentType) || !holdsText(content.type),
  })
}

function holdsText(type: unknown): boolean {
  if (type instanceof Y.XmlText) return type.length > 0
  if (!(type instanceof Y.XmlElement)) return false
  return type.toArray().some((child) => !(child instanceof Y.XmlText) || child.length > 0)
}
