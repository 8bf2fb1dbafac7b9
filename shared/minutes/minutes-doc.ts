import * as Y from "yjs"
import { ROOTS } from "./schema.ts"

/** An empty document with its roots typed, so that nothing reads a root as another type. */
export function createMinutesDoc(): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  for (const [name, kind] of Object.entries(ROOTS)) {
    if (kind === "map") doc.getMap(name)
    else doc.getXmlFragment(name)
  }
  return doc
}
