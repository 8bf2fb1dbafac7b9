// A peer's place on the page, as the session carries it.
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"

/** The part of the page a place is in, for a face's title. */
export function placeName(place: string | null): string {
  if (!place) return ""
  const part = place.split(".")[0] ?? ""
  return part in ko.places ? ko.places[part as keyof typeof ko.places] : ko.places.unknown
}

/** The element marked `data-place` with exactly this place. */
export function elementAt(place: string): Element | null {
  return document.querySelector(`[data-place="${CSS.escape(place)}"]`)
}

/** The element marked `data-place` with this place, or with the nearest outer one that is on the page. */
export function findPlace(place: string): Element | null {
  const parts = place.split(".")
  for (; parts.length > 0; parts.pop()) {
    const found = elementAt(parts.join("."))
    if (found !== null) return found
  }
  return null
}

/** Brings the place, or the nearest outer one, into view. False if none is there. */
export function goToPlace(place: string): boolean {
  const target = findPlace(place)
  if (target === null) return false
  bringIntoView(target)
  flash(target)
  return true
}

/** How long a smooth way there may take, in milliseconds. */
const WAY_MS = 700

/** Smoothly where that is wanted; a way that was cut short, or whose end moved meanwhile, is ended at once. */
function bringIntoView(target: Element): void {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches
  target.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" })
  // Whoever goes on from there meanwhile is left alone.
  const hands = new AbortController()
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, () => hands.abort(), { signal: hands.signal, passive: true, capture: true })
  }
  setTimeout(() => {
    if (!hands.signal.aborted && target.isConnected && isHidden(target)) target.scrollIntoView({ block: "center" })
    hands.abort()
  }, WAY_MS)
}

/** Another element lies where the target's middle should be: a table that scrolls on its own stopped short of it. */
function isHidden(target: Element): boolean {
  const { left, top, width, height } = target.getBoundingClientRect()
  const there = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + height / 2)
  return there === null || !(target.contains(there) || there.contains(target))
}

/** Marks an element for a moment. */
export function flash(target: Element): void {
  target.setAttribute("data-flash", "")
  setTimeout(() => target.removeAttribute("data-flash"), 1600)
}
