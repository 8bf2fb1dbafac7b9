// Edits of the header.
import type * as Y from "yjs"
import { setField } from "./entries.ts"
import type { Header } from "./minutes.ts"
import { rootMap } from "./roots.ts"

/** Writes one field of the header when it differs; answers whether anything changed. */
export function setHeaderField<F extends keyof Header>(
  doc: Y.Doc,
  field: F,
  value: Header[F],
  origin: unknown = null,
): boolean {
  return setField(doc, rootMap(doc, "header"), field, value, origin)
}
