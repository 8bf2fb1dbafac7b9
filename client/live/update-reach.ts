import * as Y from "yjs"

/**
 * Whether an update changes an element of the document or anything inside it, or builds on something the document does
 * not have yet (it then belongs behind the updates that wait).
 */
export function touchesElement(doc: Y.Doc, update: Uint8Array, element: Y.XmlElement): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const elementId = element._item?.id
  if (elementId === undefined) return false
  const isInside = (id: Y.ID | null): boolean => id !== null && isWithin(itemAt(doc, id), element)
  /** First clock of each client in the update: what lies from there on is made by the update itself. */
  const made = new Map<number, number>()
  for (const { id } of structs) made.set(id.client, Math.min(id.clock, made.get(id.client) ?? Infinity))
  const isMissing = (id: Y.ID | null): boolean =>
    id !== null && id.clock >= Y.getState(doc.store, id.client) && id.clock < (made.get(id.client) ?? Infinity)

  for (const [client, clock] of made) if (clock > Y.getState(doc.store, client)) return true
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const parent = struct.parent instanceof Y.ID ? struct.parent : null
    const near = [parent, struct.origin, struct.rightOrigin]
    if (near.some(isMissing)) return true
    if (parent !== null && (Y.compareIDs(parent, elementId) || isInside(parent))) return true
    // Without a parent of its own an item lies beside its origins. The element itself as a neighbour is not inside it.
    if ([struct.origin, struct.rightOrigin].some((id) => isInside(id))) return true
  }
  return deletesWithin(doc, ds, element, isMissing)
}

function deletesWithin(
  doc: Y.Doc,
  { clients }: { clients: Map<number, readonly { clock: number; len: number }[]> },
  element: Y.XmlElement,
  isMissing: (id: Y.ID) => boolean,
): boolean {
  for (const [client, ranges] of clients) {
    const state = Y.getState(doc.store, client)
    for (const { clock, len } of ranges) {
      if (isMissing(Y.createID(client, clock + len - 1))) return true
      for (let at = clock; at < Math.min(clock + len, state);) {
        const item = itemAt(doc, Y.createID(client, at))
        if (item === null) return true
        if (!item.deleted && (item === element._item || isWithin(item, element))) return true
        at = item.id.clock + item.length
      }
    }
  }
  return false
}

/** The item or collected stretch that holds an id; null when the document does not have it. */
function itemAt(doc: Y.Doc, id: Y.ID): Y.Item | Y.GC | null {
  const structs = doc.store.clients.get(id.client)
  if (structs === undefined || id.clock >= Y.getState(doc.store, id.client)) return null
  return structs[Y.findIndexSS(structs, id.clock)] ?? null
}

/** Inside the element, at any depth; the element's own item is beside its siblings, not inside. */
function isWithin(struct: Y.Item | Y.GC | null, element: Y.XmlElement): boolean {
  if (!(struct instanceof Y.Item)) return false
  let parent = struct.parent
  while (parent instanceof Y.AbstractType) {
    if (parent === element) return true
    parent = parent._item?.parent ?? null
  }
  return false
}
