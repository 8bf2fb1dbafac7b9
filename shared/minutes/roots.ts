// Access to the root types of a minutes document that cannot throw: a root already used as another type reads as absent.
import * as Y from "yjs"

/** A root of the document as a Y.Map; null when something else already claimed the name in this Y.Doc. */
export function rootMap(doc: Y.Doc, name: "header" | "attendance" | "opinions" | "attachments"): Y.Map<unknown> | null {
  const existing = doc.share.get(name)
  if (existing instanceof Y.Map) return existing
  return existing === undefined || existing.constructor === Y.AbstractType ? doc.getMap(name) : null
}

/** The `body` fragment; null when something else already claimed the name in this Y.Doc. */
export function bodyRoot(doc: Y.Doc): Y.XmlFragment | null {
  const existing = doc.share.get("body")
  if (existing instanceof Y.XmlFragment) return existing
  return existing === undefined || existing.constructor === Y.AbstractType ? doc.getXmlFragment("body") : null
}
