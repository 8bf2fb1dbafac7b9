import * as Y from "yjs"

/**
 * The text these clients typed, each from its clock on, and did not delete again, one line for each place it was typed
 * into: what a person wants back when the server did not take it.
 */
export function unsavedText(doc: Y.Doc, unsaved: ReadonlyMap<number, number>): string {
  const lines = [...unsaved].flatMap(([client, savedClock]) => linesOf(doc, client, savedClock))
  return lines.join("\n")
}

function linesOf(doc: Y.Doc, client: number, savedClock: number): string[] {
  const lines: string[] = []
  let lastParent: unknown = null
  for (const struct of doc.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item) || struct.deleted) continue
    if (struct.id.clock + struct.length <= savedClock) continue
    const text = readText(struct, Math.max(0, savedClock - struct.id.clock))
    if (text === "") continue
    const sameText = struct.parent === lastParent && struct.content instanceof Y.ContentString
    if (sameText && lines.length > 0) lines[lines.length - 1] += text
    else lines.push(text)
    lastParent = struct.parent
  }
  return lines
}

function readText(item: Y.Item, skip: number): string {
  if (item.content instanceof Y.ContentString) return item.content.str.slice(skip)
  // Values of map fields; attributes of body elements are settings, not words of a person.
  const isField = item.parentSub !== null && isMap(item.parent)
  if (!isField || !(item.content instanceof Y.ContentAny)) return ""
  return item.content.arr.filter((value) => typeof value === "string").join(" ")
}

/** A root of a document only just read from the device has no kind yet; of those with keys all are maps. */
function isMap(parent: Y.Item["parent"]): boolean {
  return parent instanceof Y.Map || (parent instanceof Y.AbstractType && parent.constructor === Y.AbstractType)
}
