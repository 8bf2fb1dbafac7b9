// Swiping a card on a phone. Up and down stay the browser's (`touch-action`), so a swipe never fights with
// scrolling; each swipe has a button that does the same.
import { isWriting } from "./row-drag.ts"

/** What a swipe does when it is let go. */
export type Swipe = "comment" | "none" | "remove"

/** Which of them a row offers. */
export type Offers = Readonly<Record<Swipe, boolean>>

/** How far a finger goes before it is a swipe, for the near action, and for the far one, as a part of the card's width. */
const START = 12
const NEAR = 0.25
const FAR = 0.62

/** What letting go after `dx` px on a card of this width does; null: nothing. */
export function swipeAt(dx: number, width: number, offers: Offers): Swipe | null {
  const part = Math.abs(dx) / width
  if (part < NEAR) return null
  if (dx > 0) return offers.comment ? "comment" : null
  if (part >= FAR && offers.remove) return "remove"
  return offers.none ? "none" : null
}

interface SwipeWiring {
  readonly offers: (rowId: string) => Offers
  readonly label: (swipe: Swipe) => string
  readonly done: (rowId: string, swipe: Swipe) => void
}

interface Touch {
  readonly row: HTMLElement
  readonly pointer: number
  readonly x: number
  readonly y: number
  readonly offers: Offers
  isSwiping: boolean
  swipe: Swipe | null
}

/** Follows the fingers over one grid of cards; the returned function stops. */
export function followSwipes(grid: HTMLElement, wiring: SwipeWiring): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let touch: Touch | null = null

  const end = (): void => {
    if (touch === null) return
    const { row } = touch
    row.style.transform = ""
    delete row.dataset["swipe"]
    delete row.dataset["swipeLabel"]
    touch = null
  }
  const onDown = (event: PointerEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>("[data-row]")
    if (event.pointerType !== "touch" || !event.isPrimary || row === null || isWriting(event.target as Element)) return
    if (getComputedStyle(row).touchAction === "auto") return
    const { pointerId: pointer, clientX: x, clientY: y } = event
    touch = { row, pointer, x, y, offers: wiring.offers(row.dataset["row"] ?? ""), isSwiping: false, swipe: null }
  }
  const onMove = (event: PointerEvent): void => {
    if (touch === null || event.pointerId !== touch.pointer) return
    const [dx, dy] = [event.clientX - touch.x, event.clientY - touch.y]
    // A row taken by a long press goes up and down.
    if (touch.row.dataset["dragged"] !== undefined) return end()
    if (!touch.isSwiping && (Math.abs(dx) < START || Math.abs(dx) < 1.5 * Math.abs(dy))) return
    if (!touch.isSwiping) grid.setPointerCapture(touch.pointer)
    touch.isSwiping = true
    touch.swipe = swipeAt(dx, touch.row.clientWidth, touch.offers)
    show(touch, dx, wiring.label)
  }
  const onUp = (): void => {
    const [id, swipe] = [touch?.row.dataset["row"] ?? "", touch?.swipe ?? null]
    end()
    if (swipe !== null) wiring.done(id, swipe)
  }
  grid.addEventListener("pointerdown", onDown, { signal })
  grid.addEventListener("pointermove", onMove, { signal })
  grid.addEventListener("pointerup", onUp, { signal })
  grid.addEventListener("pointercancel", end, { signal })
  return () => {
    end()
    stop.abort()
  }
}

/** The card goes with the finger and says what letting go would do. */
function show({ row, swipe }: Touch, dx: number, label: (swipe: Swipe) => string): void {
  row.style.transform = `translateX(${Math.round(dx)}px)`
  row.dataset["swipe"] = dx > 0 ? "right" : "left"
  row.dataset["swipeLabel"] = swipe === null ? "" : label(swipe)
}
