// Moving a row by hand: a mouse or pen takes it by its handle, a finger also by a long press anywhere on it. The keyboard
// and the row's menu do the same.

/** How long a finger rests before it has the row, in milliseconds. */
const LONG_PRESS = 400
/** How far it may tremble meanwhile, in px. */
const TREMBLE = 8
/** Near an edge of the view the table scrolls by itself: how near, and how far in one frame, in px. */
const EDGE = 56
const STEP = 12

export interface DropPlace {
  readonly id: string
  readonly side: "before" | "after"
}

interface Drag {
  readonly row: HTMLElement
  readonly pointer: number
  y: number
  drop: DropPlace | null
}

/** Where a row goes that is let go at height `y` over a row of this box; null over itself. */
export function dropPlace(
  over: { id: string; top: number; bottom: number },
  y: number,
  dragged: string,
): DropPlace | null {
  if (over.id === dragged) return null
  return { id: over.id, side: y < (over.top + over.bottom) / 2 ? "before" : "after" }
}

/** Follows the pointers over one grid; the returned function stops. `moved` is called once a row is let go elsewhere. */
export function followDrags(grid: HTMLElement, moved: (id: string, drop: DropPlace) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let drag: Drag | null = null
  let press: { readonly timer: number; readonly x: number; readonly y: number } | null = null
  let frame = 0

  const begin = (row: HTMLElement, { pointerId, clientY }: PointerEvent): void => {
    drag = { row, pointer: pointerId, y: clientY, drop: null }
    row.dataset["dragged"] = ""
    grid.setPointerCapture(pointerId)
    frame = requestAnimationFrame(scrollAtEdge)
  }
  const end = (): void => {
    clearTimeout(press?.timer)
    press = null
    if (drag === null) return
    mark(grid, null)
    delete drag.row.dataset["dragged"]
    cancelAnimationFrame(frame)
    drag = null
    // The press that moved a row opens no cell.
    document.addEventListener("click", swallow, { capture: true, once: true })
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }))
  }
  const aim = (): void => {
    if (drag === null) return
    const over = rowAt(grid, drag.y)
    drag.drop = over === null ? drag.drop : dropPlace(over, drag.y, drag.row.dataset["row"] ?? "")
    mark(grid, drag.drop)
  }
  const scrollAtEdge = (): void => {
    if (drag === null) return
    scrollBy(grid, drag.y)
    aim()
    frame = requestAnimationFrame(scrollAtEdge)
  }

  const onDown = (event: PointerEvent): void => {
    const target = event.target as Element
    const row = target.closest<HTMLElement>("[data-row]")
    if (row === null || drag !== null || !event.isPrimary || event.button !== 0) return
    if (target.closest("[data-drag]")) return begin(row, event)
    if (event.pointerType !== "touch" || isWriting(target)) return
    const timer = window.setTimeout(() => begin(row, event), LONG_PRESS)
    press = { timer, x: event.clientX, y: event.clientY }
  }
  const onMove = (event: PointerEvent): void => {
    if (drag !== null) drag.y = event.clientY
    else if (press !== null && Math.hypot(event.clientX - press.x, event.clientY - press.y) > TREMBLE) end()
  }
  const onUp = (): void => {
    const [id, drop] = [drag?.row.dataset["row"] ?? "", drag?.drop ?? null]
    end()
    if (drop !== null) moved(id, drop)
  }
  grid.addEventListener("pointerdown", onDown, { signal })
  grid.addEventListener("pointermove", onMove, { signal })
  grid.addEventListener("pointerup", onUp, { signal })
  grid.addEventListener("pointercancel", end, { signal })
  // A finger that has a row does not scroll the page, and opens no menu of the browser.
  const hold = (event: Event): void => void (drag !== null && event.preventDefault())
  grid.addEventListener("touchmove", hold, { signal, passive: false })
  grid.addEventListener("contextmenu", hold, { signal })
  document.addEventListener("keydown", (event) => void (event.key === "Escape" && drag !== null && end()), { signal })
  return () => {
    end()
    stop.abort()
  }
}

function swallow(event: MouseEvent): void {
  event.stopPropagation()
}

/** In a text that is being edited a finger selects words, as everywhere. */
export function isWriting(target: Element): boolean {
  return target.closest('[data-mode="editing"], textarea, input, select') !== null
}

function rowAt(grid: HTMLElement, y: number): { id: string; top: number; bottom: number } | null {
  const { left, width } = grid.getBoundingClientRect()
  const x = Math.min(left + width / 2, innerWidth / 2 + Math.max(0, left))
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-row]")
  if (!row || !grid.contains(row)) return null
  const { top, bottom } = row.getBoundingClientRect()
  return { id: row.dataset["row"] ?? "", top, bottom }
}

/** The line that shows where the row would go. */
function mark(grid: HTMLElement, drop: DropPlace | null): void {
  const before = grid.querySelector<HTMLElement>("[data-drop]")
  const row = drop && grid.querySelector<HTMLElement>(`[data-row="${CSS.escape(drop.id)}"]`)
  if (before !== row) delete before?.dataset["drop"]
  if (row && drop) row.dataset["drop"] = drop.side
}

function scrollBy(grid: HTMLElement, y: number): void {
  const scroller = grid.parentElement
  const scrolls = scroller !== null && getComputedStyle(scroller).overflowY !== "visible"
  const box = scrolls ? scroller.getBoundingClientRect() : { top: 0, bottom: innerHeight }
  const step = y < Math.max(box.top, 0) + EDGE ? -STEP : y > Math.min(box.bottom, innerHeight) - EDGE ? STEP : 0
  if (step !== 0) (scrolls ? scroller : window).scrollBy(0, step)
}
