// What a copied block is besides its text, so that pasting it in an editor here brings all of it. Pasted HTML may come
// from anywhere: every value is read as if from a document.
import { readNodeAttributes } from "../binding/read-attributes.ts"

const NAME = "data-copied"

/** The DOM attribute that carries a node's own ones, without its id: a copy is another block. */
export function copiedAttributes({ attrs }: { readonly attrs: Record<string, unknown> }): Record<string, string> {
  const { id: _id, ...rest } = attrs
  return { [NAME]: JSON.stringify(rest) }
}

/** The attributes of a pasted element; those of a plain one of this name where it carries none. */
export function readCopied(dom: HTMLElement, nodeName: string): Record<string, unknown> {
  const values = parse(dom.getAttribute(NAME))
  return readNodeAttributes(nodeName, (name) => (Object.hasOwn(values, name) ? values[name] : undefined))
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}")
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
