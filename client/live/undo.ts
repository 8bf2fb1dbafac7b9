import { ySyncPluginKey } from "y-prosemirror"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "./meeting-session.ts"

/** Edits closer together than this are one undo step. Milliseconds. */
const CAPTURE_MS = 500

/** The one undo stack of a person over every part of the document; it never undoes what others did. */
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
    trackedOrigins: new Set<unknown>([LOCAL_ORIGIN, ySyncPluginKey]),
  })
}
