import * as Y from "yjs"

/** Whether these bytes are a whole document: they decode, and nothing in them waits for what is not there. */
export function decodesWhole(bytes: Uint8Array): boolean {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, bytes)
  } catch {
    return false
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null
}
