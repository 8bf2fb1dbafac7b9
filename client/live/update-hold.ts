// Holds back others' changes to the line a syllable is being composed in. Changing the text under an input method breaks
// the syllable; everything else passes at once, and what is typed here is never held.
import * as Y from "yjs"
import { newId } from "./new-id.ts"
import { applyKeepingMine } from "./orphaned-letters.ts"
import { touchesElement } from "./update-reach.ts"

/** From drawing others' letters to drawing the next ones, at least: nobody sees the difference, a phone's battery does. Milliseconds. */
const BETWEEN_MS = 30

/** So many are not kept for a frame that does not come. */
const MOST_FRESH = 200

interface Received {
  readonly update: Uint8Array
  readonly origin: unknown
}

/** One page's gate between the socket and the document. */
export class UpdateHold {
  readonly #doc: Y.Doc
  /** Came since the last frame, in order. */
  #fresh: Received[] = []
  /** A frame was asked for that will apply them. */
  #isDue = false
  /** When such were applied last, on the clock of `performance.now`. */
  #settledAt = -Infinity
  /** In the order they came; an update that builds on a waiting one waits behind it. */
  #waiting: Received[] = []
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
    this.settle()
    this.#take({ update, origin })
  }

  /**
   * The same for somebody's letter: it is applied just before the next frame, in which it would be drawn anyway, and the
   * letters of a busy room together in every second one. A page that draws nothing just now takes it at once.
   */
  receiveForFrame(update: Uint8Array, origin: unknown): void {
    if (!drawsFrames()) return this.receive(update, origin)
    this.#fresh.push({ update, origin })
    if (this.#fresh.length >= MOST_FRESH) this.settle()
    if (this.#isDue) return
    this.#isDue = true
    const rest = this.#settledAt + BETWEEN_MS - performance.now()
    if (rest <= 0) this.#askForFrame()
    else setTimeout(this.#askForFrame, rest)
  }

  readonly #askForFrame = (): void => {
    requestAnimationFrame(() => {
      this.#isDue = false
      this.settle()
    })
  }

  /** Applies what came for the next frame; whoever is about to draw calls it first. */
  settle(): void {
    if (this.#fresh.length === 0) return
    this.#settledAt = performance.now()
    const fresh = this.#fresh
    this.#fresh = []
    // While a syllable is composed each goes its own way: what need not wait must not wait with the others.
    for (const each of this.#line === null ? together(fresh) : fresh) this.#take(each)
  }

  #take({ update, origin }: Received): void {
    if (this.#line !== null && touchesElement(this.#doc, update, this.#line)) this.#waiting.push({ update, origin })
    else this.#apply(update, origin)
  }

  #apply(update: Uint8Array, origin: unknown): void {
    for (const prepare of this.#prepare) prepare()
    applyKeepingMine(this.#doc, update, origin, newId, this.#inherited)
  }
}

/** Those of one origin, behind one another, as one. */
function together(received: readonly Received[]): Received[] {
  const runs: { updates: Uint8Array[]; origin: unknown }[] = []
  for (const { update, origin } of received) {
    const last = runs.at(-1)
    if (last?.origin === origin) last?.updates.push(update)
    else runs.push({ updates: [update], origin })
  }
  return runs.map(({ updates, origin }) => {
    const [only, ...more] = updates
    return { update: only !== undefined && more.length === 0 ? only : Y.mergeUpdates(updates), origin }
  })
}

/** A page in the background is given no frames, and a program without a screen has none. */
function drawsFrames(): boolean {
  return globalThis.document?.visibilityState === "visible" && "requestAnimationFrame" in globalThis
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
