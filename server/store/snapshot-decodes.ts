import * as Y from "yjs"

/** A whole document decodes, and nothing in it waits for what is not there. `cpuMs` of this thread, null when not whole. */
export type Decoded = { readonly cpuMs: number } | null

/** Decodes a snapshot as a load will. */
export function decodeWhole(bytes: Uint8Array): Decoded {
  const doc = new Y.Doc()
  const before = process.threadCpuUsage()
  try {
    Y.applyUpdate(doc, bytes)
  } catch {
    return null
  }
  const { user, system } = process.threadCpuUsage(before)
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  return isWhole ? { cpuMs: (user + system) / 1000 } : null
}
