// A peer's place on the page, as the session carries it.
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"

/** The part of the page a place is in, for a face's title. */
export function placeName(place: string | null): string {
  if (!place) return ""
  const part = place.split(".")[0] ?? ""
  return part in ko.places ? ko.places[part as keyof typeof ko.places] : ko.places.unknown
}

/** Brings the element marked `data-place` with this place, or the nearest outer one, into view. False if none is there. */
export function goToPlace(place: string): boolean {
  const parts = place.split(".")
  while (parts.length > 0) {
    const target = document.querySelector(`[data-place="${CSS.escape(parts.join("."))}"]`)
    if (target) {
      target.scrollIntoView({ block: "center", behavior: "smooth" })
      flash(target)
      return true
    }
    parts.pop()
  }
  return false
}

function flash(target: Element): void {
  target.setAttribute("data-flash", "")
  setTimeout(() => target.removeAttribute("data-flash"), 1600)
}
