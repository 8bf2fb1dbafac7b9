// Which rows of a long table have their cells in the page: those near the view, and the one a person is in. The others
// are empty elements of the same height, so that five hundred rows cost what a screenful does.
import { flushSync } from "react-dom"
import { whenIdle } from "../../live/when-idle.ts"

/** Rows made early in one frame, if those in view leave room for it: few, so that scrolling stays smooth. */
const EARLY_A_FRAME = 3
/** How far around the view rows are made early, in heights of the view. */
const MARGIN = 0.75
/** Rows that keep their cells; beyond it the farthest lose theirs. Each costs every keystroke on the page a little. */
const KEPT = 40
/** Rows of a larger table that are there before anybody comes near it: a screenful. */
const FIRST = 10
/** Rows made in one idle moment. */
const MADE_IDLE = 2
/** The longest they wait for one. Milliseconds. */
const IDLE_AFTER_MS = 2000
/** Rows losing their cells in one frame. */
const DROPPED_A_FRAME = 4
/** Height of a row that was never made, in px: on a table, and on a card. */
const GUESS = { table: 76, cards: 300 } as const

/** Outside React, so that making one row renders one row. Lives as long as its table is on screen. */
export class RowWindow {
  readonly #scroller: () => HTMLElement | null
  readonly #heldRow: () => string | null
  readonly #made = new Set<string>()
  readonly #elements = new Map<string, HTMLElement>()
  readonly #listeners = new Map<string, () => void>()
  readonly #heights = new Map<string, number>()
  /** Ids in the order on screen. */
  #ids: readonly string[] = []
  #isCards = false
  #frame = 0
  #isPrinting = false
  /** Takes back the work planned for an idle moment. */
  #cancelIdle: (() => void) | null = null

  constructor(scroller: () => HTMLElement | null, heldRow: () => string | null) {
    this.#scroller = scroller
    this.#heldRow = heldRow
  }

  /** Starts following the view; the returned function stops. */
  readonly start = (): (() => void) => {
    const scroller = this.#scroller()
    const resize = new ResizeObserver(this.look)
    if (scroller) resize.observe(scroller)
    // In the capture phase: both the table's own scrolling and the page's.
    document.addEventListener("scroll", this.look, { capture: true, passive: true })
    window.addEventListener("resize", this.look)
    window.addEventListener("beforeprint", this.#makeAll)
    this.#update()
    return () => {
      resize.disconnect()
      document.removeEventListener("scroll", this.look, { capture: true })
      window.removeEventListener("resize", this.look)
      window.removeEventListener("beforeprint", this.#makeAll)
      cancelAnimationFrame(this.#frame)
      this.#frame = 0
      this.#cancelIdle?.()
      this.#cancelIdle = null
    }
  }

  /** The rows now on screen, in their order there. */
  setRows(ids: readonly string[]): void {
    if (ids.length === this.#ids.length && ids.every((id, index) => id === this.#ids[index])) return
    this.#ids = ids
    this.look()
  }

  readonly isMade = (id: string): boolean => this.#made.has(id)

  /** Cards and table rows are of different heights. */
  setView(isCards: boolean): void {
    if (isCards === this.#isCards) return
    this.#isCards = isCards
    this.#heights.clear()
    this.look()
  }

  /** Height of a row without cells, in px: what it was, or a guess. */
  heightOf(id: string): number {
    return this.#heights.get(id) ?? (this.#isCards ? GUESS.cards : GUESS.table)
  }

  /** One row's element in the page, and who is told when its cells come or go. */
  add(id: string, element: HTMLElement, changed: () => void): () => void {
    this.#elements.set(id, element)
    this.#listeners.set(id, changed)
    return () => {
      this.#elements.delete(id)
      this.#listeners.delete(id)
    }
  }

  /** A person goes to the row: it has its cells when this returns. */
  make(id: string): void {
    if (this.#made.has(id)) return
    this.#made.add(id)
    this.#listeners.get(id)?.()
  }

  readonly look = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.#update()
    })
  }

  readonly #makeAll = (): void => {
    this.#isPrinting = true
    flushSync(() => this.#ids.forEach((id) => this.make(id)))
    this.#isPrinting = false
  }

  #update(): void {
    this.#fillWhenIdle()
    const view = this.#view()
    if (view === null) return
    const margin = (view.bottom - view.top) * MARGIN
    const near = this.#rowsBetween(view.top - margin, view.bottom + margin)
    const inView = near.filter(({ box }) => box.bottom > view.top && box.top < view.bottom).map(({ id }) => id)
    const isMissing = (id: string): boolean => !this.#made.has(id)
    const early = near.map(({ id }) => id).filter((id) => isMissing(id) && !inView.includes(id))
    const now = inView.filter(isMissing)
    const making = [...now, ...early.slice(0, Math.max(0, EARLY_A_FRAME - now.length))]
    const dropping = this.#farRows(inView)
    if (making.length + dropping.length === 0) return
    this.#keepingPlace(
      inView.find((id) => this.#made.has(id)),
      () => {
        for (const id of dropping) this.#drop(id)
        for (const id of making) this.make(id)
      },
    )
    // What was made may be of another height than was guessed.
    this.look()
  }

  /** While nobody needs the page the rows of a usual table are all made; of a larger one the first. */
  #fillWhenIdle(): void {
    if (this.#cancelIdle !== null || this.#made.size >= this.#filled.length) return
    this.#cancelIdle = whenIdle(() => {
      this.#cancelIdle = null
      const missing = this.#filled.filter((id) => !this.#made.has(id)).slice(0, MADE_IDLE)
      for (const id of missing) this.make(id)
      this.#fillWhenIdle()
    }, IDLE_AFTER_MS)
  }

  get #filled(): readonly string[] {
    return this.#ids.length <= KEPT ? this.#ids : this.#ids.slice(0, FIRST)
  }

  /** What a person sees of the rows, in px of the window; null where that is nothing. */
  #view(): { readonly top: number; readonly bottom: number } | null {
    const scroller = this.#scroller()
    if (scroller === null || this.#isPrinting || this.#ids.length === 0) return null
    const box = scroller.getBoundingClientRect()
    // Not on screen at all: another tab of the phone is.
    if (box.width === 0) return null
    const top = Math.max(0, box.top)
    const bottom = Math.min(window.innerHeight, box.bottom)
    const isNear = box.top < window.innerHeight * (1 + MARGIN) && box.bottom > -window.innerHeight * MARGIN
    return isNear ? { top: Math.min(top, window.innerHeight), bottom: Math.max(bottom, top + 1) } : null
  }

  #rowsBetween(top: number, bottom: number): { readonly id: string; readonly box: DOMRect }[] {
    const found: { readonly id: string; readonly box: DOMRect }[] = []
    for (const id of this.#ids.slice(this.#firstBelow(top))) {
      const box = this.#boxOf(id)
      if (box === null) continue
      if (box.top >= bottom) break
      found.push({ id, box })
    }
    return found
  }

  /** Index of the first row that reaches below `top`. */
  #firstBelow(top: number): number {
    let low = 0
    let high = this.#ids.length
    while (low < high) {
      const middle = (low + high) >> 1
      const box = this.#boxOf(this.#ids[middle] ?? "")
      if (box !== null && box.bottom <= top) low = middle + 1
      else high = middle
    }
    return low
  }

  #boxOf(id: string): DOMRect | null {
    return this.#elements.get(id)?.getBoundingClientRect() ?? null
  }

  /** Made rows that are far from the view, farthest first; never one a person is in. */
  #farRows(inView: readonly string[]): string[] {
    if (this.#made.size <= KEPT) return []
    const center = this.#ids.indexOf(inView[0] ?? "")
    const distance = new Map(this.#ids.map((id, index) => [id, Math.abs(index - center)]))
    return [...this.#made]
      .filter((id) => (distance.get(id) ?? Infinity) > KEPT / 2 && !this.#isHeld(id))
      .toSorted((a, b) => (distance.get(b) ?? Infinity) - (distance.get(a) ?? Infinity))
      .slice(0, DROPPED_A_FRAME)
  }

  #isHeld(id: string): boolean {
    const element = this.#elements.get(id)
    const isOpen = element?.querySelector('[aria-expanded="true"]') != null
    return id === this.#heldRow() || isOpen || element?.contains(document.activeElement) === true
  }

  #drop(id: string): void {
    const box = this.#boxOf(id)
    if (box !== null && box.height > 0) this.#heights.set(id, box.height)
    this.#made.delete(id)
    this.#listeners.get(id)?.()
  }

  /** Rows above the view may turn out higher than was guessed; what a person reads stays where it is. */
  #keepingPlace(anchor: string | undefined, change: () => void): void {
    const scroller = this.#scroller()
    if (CSS.supports("overflow-anchor", "auto") || anchor === undefined || scroller === null) return change()
    const before = this.#boxOf(anchor)?.top ?? 0
    flushSync(change)
    const moved = (this.#boxOf(anchor)?.top ?? before) - before
    if (moved === 0) return
    if (getComputedStyle(scroller).overflowY === "visible") window.scrollBy(0, moved)
    else scroller.scrollTop += moved
  }
}
