// Holds back others' changes to the line a syllable is being composed in. Changing the text under an input method breaks
// the syllable; everything else passes at once, and what is typed here is never held.
import type * as Y from "yjs"
import { newId } from "./new-id.ts"
import { applyKeepingMine } from "./orphaned-letters.ts"
import { touchesElement } from "./update-reach.ts"

/** One page's gate between the socket and the document. */
export class UpdateHold {
  readonly #doc: Y.Doc
  /** In the order they came; an update that builds on a waiting one waits behind it. */
  #waiting: { readonly update: Uint8Array; readonly origin: unknown }[] = []
  /** The line being composed in, null while nobody composes. */
  #line: Y.XmlElement | null = null

  /** Clients of earlier pages for whose letters this page answers. */
  readonly #inherited = new Set<number>()

  /** Told before anything of others is applied. */
  readonly #prepare = new Set<() => void>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** `prepare` runs before others' changes are applied, so that what a person just did counts first. */
  onBeforeApply(prepare: () => void): () => void {
    this.#prepare.add(prepare)
    return () => this.#prepare.delete(prepare)
  }

  /** Letters of this client are given back like those of this page. */
  inherit(client: number): void {
    this.#inherited.add(client)
  }

  /** How many updates wait. */
  get size(): number {
    return this.#waiting.length
  }

  /** A syllable is being composed in this line. */
  compose(line: Y.XmlElement): void {
    this.#line = line
  }

  /** Composition is over, or waited for long enough: everything that waited is applied, in order. */
  release(): void {
    this.#line = null
    const waiting = this.#waiting
    this.#waiting = []
    for (const { update, origin } of waiting) this.#apply(update, origin)
  }

  /** An update from the socket. Throws what `Y.applyUpdate` throws when it is malformed. */
  receive(update: Uint8Array, origin: unknown): void {
    if (this.#line !== null && touchesElement(this.#doc, update, this.#line)) this.#waiting.push({ update, origin })
    else this.#apply(update, origin)
  }

  #apply(update: Uint8Array, origin: unknown): void {
    for (const prepare of this.#prepare) prepare()
    applyKeepingMine(this.#doc, update, origin, newId, this.#inherited)
  }
}

const holds = new WeakMap<Y.Doc, UpdateHold>()

/** The one hold of a document: the session feeds it, the editors tell it what is being composed. */
export function updateHoldOf(doc: Y.Doc): UpdateHold {
  const existing = holds.get(doc)
  if (existing !== undefined) return existing
  const hold = new UpdateHold(doc)
  holds.set(doc, hold)
  return hold
}
