// Brings what an undo step changed on screen, and the keyboard with it.
import { findPlace, flash } from "../../features/presence/place.ts"
import type { UndonePlace } from "../../live/undo-place.ts"
import { USUAL_BAR_HEIGHT } from "./bar-height.ts"

/** Frames until a row of a long table that was scrolled to is made. */
const PATIENCE_FRAMES = 20

/** Scrolls only when the place is not on screen, and moves the focus only when it is elsewhere. */
export function showUndone(undone: UndonePlace, frames = PATIENCE_FRAMES): void {
  const target = elementOf(undone)
  if (target === null) return
  bringIntoView(target)
  const isWhole = undone.place === "body" || target.getAttribute("data-place") === undone.place
  if (!isWhole && frames > 0) {
    requestAnimationFrame(() => showUndone(undone, frames - 1))
    return
  }
  flash(target)
  const home = undone.place === "body" ? target.closest('[data-place="body"]') : target
  if (home !== null && !home.contains(document.activeElement)) focusIn(home)
}

function elementOf({ place, block }: UndonePlace): Element | null {
  const found = findPlace(place)
  if (block === null || found === null) return found
  return found.querySelector(".ProseMirror")?.children[block] ?? found
}

function bringIntoView(target: Element): void {
  const { top, bottom } = target.getBoundingClientRect()
  const bar =
    Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--top-bar")) || USUAL_BAR_HEIGHT
  const isSeen = bottom > bar && top < innerHeight && (top >= bar || bottom <= innerHeight)
  if (!isSeen) target.scrollIntoView({ block: "center" })
}

/** On a touch screen a text is not entered: its keyboard would cover what was just brought back. */
function focusIn(home: Element): void {
  const isTouch = matchMedia("(pointer: coarse)").matches
  if (home.matches('[role="gridcell"]')) {
    // A cell of the table takes its field out when it is pressed.
    if (!isTouch && home instanceof HTMLElement) home.click()
    return
  }
  const texts = isTouch ? "" : 'textarea, [contenteditable="true"], '
  const field = home.querySelector<HTMLElement>(`${texts}button, input:not([type="file"]), select`)
  field?.focus({ preventScroll: true })
}
