// Which rows of a long table have their cells in the page yet. A row costs milliseconds to make, so five hundred at
// once would freeze the page: those in view come first, the others while nobody needs the page.
import { flushSync } from "react-dom"

/** Rows made with the table itself: more than a tall screen shows. */
const AT_ONCE = 16
/** How long one slice of making rows may take when the browser does not say, in milliseconds. */
const SLICE = 6
/** How far around the view rows are made early. */
const MARGIN = "800px 0px"

type Schedule = (work: (timeLeft: () => number) => void) => () => void

/** A row, once made, stays. Outside React, so that making one row renders one row. */
export class RowMounting {
  readonly #made = new Set<string>()
  /** Rows on screen as empty shells, in their order. */
  readonly #waiting = new Map<string, () => void>()
  readonly #schedule: Schedule
  #cancel: (() => void) | null = null
  #atOnce = AT_ONCE

  constructor(schedule: Schedule = whenIdle) {
    this.#schedule = schedule
  }

  /** Whether the row is made with its table: the first ones, and those made before. */
  isMade(id: string): boolean {
    if (this.#made.has(id)) return true
    if (this.#atOnce === 0) return false
    this.#atOnce -= 1
    this.#made.add(id)
    return true
  }

  /** A shell is on screen: `make` is called once, when its turn comes. The returned function takes it back. */
  wait(id: string, make: () => void): () => void {
    this.#waiting.set(id, make)
    this.#cancel ??= this.#schedule((timeLeft) => this.#fill(timeLeft))
    return () => void this.#waiting.delete(id)
  }

  /** The row is needed now: it is near the view, or somebody goes to it. */
  make(id: string): void {
    const make = this.#waiting.get(id)
    this.#made.add(id)
    this.#waiting.delete(id)
    make?.()
  }

  /** Stops making rows in the background. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #fill(timeLeft: () => number): void {
    this.#cancel = null
    // Made rows leave the map while it is walked, which a Map allows.
    for (const id of this.#waiting.keys()) {
      flushSync(() => this.make(id))
      if (timeLeft() < 4) break
    }
    if (this.#waiting.size > 0) this.#cancel = this.#schedule((left) => this.#fill(left))
  }
}

/** Calls back for each row that comes near the view of `scroller`, or of the window where the table does not scroll. */
export function watchRows(scroller: Element, near: (id: string) => void): IntersectionObserver {
  const scrolls = getComputedStyle(scroller).overflowY !== "visible"
  return new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && target instanceof HTMLElement) near(target.dataset["row"] ?? "")
      }
    },
    { root: scrolls ? scroller : null, rootMargin: MARGIN },
  )
}

function whenIdle(work: (timeLeft: () => number) => void): () => void {
  // Not every browser tells when it is idle; a short pause between slices leaves room for keys and paints there.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(() => {
      const end = performance.now() + SLICE
      work(() => end - performance.now())
    }, SLICE)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), { timeout: 500 })
  return () => cancelIdleCallback(idle)
}
