// Others' carets and selections, drawn beside the text and never in it: a caret element inside a line would cut the
// syllable that is being composed there.
import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { updateHoldOf } from "../../../live/update-hold.ts"
import type { FragmentBinding } from "../binding/fragment-binding.ts"
import type { RelativeSelection } from "../binding/kept-caret.ts"

/** How long a name stays after its caret moved. */
const NAME_MS = 2500
/** Others are told of our caret when the letter before it is on our own screen: a frame. Milliseconds. */
const TELL_MS = 16

/** Shows peers' carets in this editor and tells peers where ours is while it has the focus. */
export function caretLayer(binding: FragmentBinding, awareness: Awareness): Plugin {
  return new Plugin({ view: (view) => new CaretLayer(view, binding, awareness) })
}

/** One layer over one editor: as large as the text, it takes no pointer and is no content for anyone. */
class CaretLayer {
  readonly #view: EditorView
  readonly #binding: FragmentBinding
  readonly #awareness: Awareness
  readonly #layer = document.createElement("div")
  /** By client; kept while the peer is here, so that a caret glides instead of being made anew. */
  readonly #carets = new Map<number, Caret>()
  readonly #resize: ResizeObserver
  #frame = 0
  #telling: ReturnType<typeof setTimeout> | null = null
  /** The presence carries a caret of ours that is in this editor. */
  #isOurs = false

  constructor(view: EditorView, binding: FragmentBinding, awareness: Awareness) {
    this.#view = view
    this.#binding = binding
    this.#awareness = awareness
    this.#layer.className = "hj-carets"
    this.#layer.setAttribute("aria-hidden", "true")
    view.dom.after(this.#layer)
    this.#resize = new ResizeObserver(this.#plan)
    this.#resize.observe(view.dom)
    awareness.on("change", this.#plan)
    view.dom.addEventListener("focus", this.#tellSoon)
    view.dom.addEventListener("blur", this.#tellSoon)
    this.#plan()
  }

  update(): void {
    this.#tellSoon()
    this.#plan()
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#resize.disconnect()
    this.#awareness.off("change", this.#plan)
    this.#view.dom.removeEventListener("focus", this.#tellSoon)
    this.#view.dom.removeEventListener("blur", this.#tellSoon)
    if (this.#telling !== null) clearTimeout(this.#telling)
    for (const caret of this.#carets.values()) caret.remove()
    this.#layer.remove()
    if (this.#isOurs) this.#awareness.setLocalStateField("cursor", null)
  }

  readonly #tellSoon = (): void => {
    this.#telling ??= setTimeout(this.#tell, TELL_MS)
  }

  /** Our caret into the presence, only when it is another one than before. */
  readonly #tell = (): void => {
    this.#telling = null
    const { state } = this.#view
    if (!this.#view.hasFocus()) {
      if (this.#isOurs) this.#awareness.setLocalStateField("cursor", null)
      this.#isOurs = false
      return
    }
    const { anchor, head } = this.#binding.toRelative(state.selection, state.doc)
    const cursor = { anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) }
    const before: unknown = this.#awareness.getLocalState()?.["cursor"]
    if (JSON.stringify(before) !== JSON.stringify(cursor)) this.#awareness.setLocalStateField("cursor", cursor)
    this.#isOurs = true
  }

  /** Positions are measured once a frame, after the text is laid out; alone here no frame is asked for. */
  readonly #plan = (): void => {
    if (!this.#hasCarets()) return
    this.#frame ||= requestAnimationFrame(() => {
      // A caret may stand behind a letter that came for this very frame.
      updateHoldOf(this.#awareness.doc).settle()
      this.#frame = 0
      if (!this.#view.isDestroyed) this.#draw()
    })
  }

  /** Somebody else's caret is somewhere on the page, or still drawn here. */
  #hasCarets(): boolean {
    if (this.#carets.size > 0) return true
    for (const [client, { cursor }] of this.#awareness.getStates()) {
      if (client !== this.#awareness.clientID && cursor != null) return true
    }
    return false
  }

  #draw(): void {
    const seen = new Set<number>()
    const origin = this.#layer.getBoundingClientRect()
    // Boxes are told in pixels of the window, and set in those of the paper, which may be zoomed.
    const zoom = this.#layer.currentCSSZoom ?? 1
    for (const [client, presence] of this.#awareness.getStates()) {
      const place = client === this.#awareness.clientID ? null : this.#placeOf(presence["cursor"])
      if (place === null) continue
      seen.add(client)
      const caret = this.#carets.get(client) ?? new Caret(this.#layer)
      this.#carets.set(client, caret)
      caret.show(readUser(presence["user"]))
      caret.moveTo(this.#view.coordsAtPos(place.head), this.#rectsOf(place), origin, zoom)
    }
    for (const [client, caret] of this.#carets) {
      if (seen.has(client)) continue
      caret.remove()
      this.#carets.delete(client)
    }
  }

  #placeOf(cursor: unknown): { anchor: number; head: number } | null {
    const selection = readCursor(cursor)
    return selection === null ? null : this.#binding.toAbsolute(selection, this.#view.state.doc)
  }

  #rectsOf({ anchor, head }: { anchor: number; head: number }): DOMRect[] {
    if (anchor === head) return []
    const range = document.createRange()
    const from = this.#view.domAtPos(Math.min(anchor, head))
    const to = this.#view.domAtPos(Math.max(anchor, head))
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return [...range.getClientRects()]
  }
}

interface Edges {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/** One peer's caret with a name, and the boxes of what the peer has selected. Placed by CSSOM, coloured by the palette's index. */
class Caret {
  readonly #caret = document.createElement("div")
  readonly #name = document.createElement("span")
  readonly #layer: HTMLElement
  #boxes: HTMLElement[] = []
  #place = ""
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(layer: HTMLElement) {
    this.#layer = layer
    this.#caret.className = "hj-caret"
    this.#caret.append(this.#name)
    layer.append(this.#caret)
  }

  show({ name, colour }: { name: string; colour: string }): void {
    this.#caret.dataset["colour"] = colour
    if (this.#name.textContent !== name) this.#name.textContent = name
  }

  moveTo(at: Edges, boxes: readonly DOMRect[], origin: DOMRect, zoom: number): void {
    const left = Math.round((at.left - origin.left) / zoom)
    const top = Math.round((at.top - origin.top) / zoom)
    this.#caret.style.transform = `translate(${left}px, ${top}px)`
    this.#caret.style.height = `${Math.round((at.bottom - at.top) / zoom)}px`
    this.#drawBoxes(boxes, origin, zoom)
    const place = `${left} ${top}`
    if (place !== this.#place) this.#showName()
    this.#place = place
  }

  remove(): void {
    clearTimeout(this.#timer)
    this.#caret.remove()
    for (const box of this.#boxes) box.remove()
  }

  #showName(): void {
    this.#caret.dataset["moved"] = ""
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => delete this.#caret.dataset["moved"], NAME_MS)
  }

  #drawBoxes(rects: readonly DOMRect[], origin: DOMRect, zoom: number): void {
    for (const box of this.#boxes) box.remove()
    this.#boxes = rects.map(({ left, top, width, height }) => {
      const box = document.createElement("div")
      box.className = "hj-selection"
      box.dataset["colour"] = this.#caret.dataset["colour"] ?? "0"
      box.style.transform = `translate(${(left - origin.left) / zoom}px, ${(top - origin.top) / zoom}px)`
      box.style.width = `${width / zoom}px`
      box.style.height = `${height / zoom}px`
      this.#layer.prepend(box)
      return box
    })
  }
}

/** Presence comes from others' programs: anything else than a selection is none. */
function readCursor(cursor: unknown): RelativeSelection | null {
  if (typeof cursor !== "object" || cursor === null) return null
  const { anchor, head } = cursor as { anchor?: unknown; head?: unknown }
  try {
    return { anchor: Y.createRelativePositionFromJSON(anchor), head: Y.createRelativePositionFromJSON(head) }
  } catch {
    return null
  }
}

function readUser(user: unknown): { name: string; colour: string } {
  const { name, colour } = (user ?? {}) as { name?: unknown; colour?: unknown }
  const index = Number(colour)
  return { name: typeof name === "string" ? name : "", colour: Number.isInteger(index) ? String(index % 12) : "0" }
}
