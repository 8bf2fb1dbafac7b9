// Zoom to width: the paper as wide as the window has room for, for those who wish it, remembered on the device.
import { useCallback, useLayoutEffect, useState } from "react"
import { flushSync } from "react-dom"

const KEY = "hanjari.paperWidth"
const FIT = "fit"
/** A4, in CSS pixels: 210 mm at 96 to the inch. */
const PAPER_WIDTH = (210 / 25.4) * 96
const LARGEST = 2
/** Less than this is not worth a button. */
const SMALLEST_GAIN = 1.05
/** Older browsers tell positions inside a zoomed element otherwise. */
const CAN_ZOOM = typeof Element !== "undefined" && "currentCSSZoom" in Element.prototype

export interface PaperZoom {
  /** How much larger the paper is drawn than it is printed. */
  readonly factor: number
  readonly isFit: boolean
  /** There is room beside the paper. */
  readonly canFit: boolean
  readonly toggle: () => void
}

/** @param room the element whose content width the paper may take; null until it is there */
export function usePaperZoom(room: HTMLElement | null): PaperZoom {
  const [isFit, setFit] = useState(() => readChoice())
  const [most, setMost] = useState(1)
  useLayoutEffect(() => {
    if (room === null || !CAN_ZOOM) return
    const sizes = new ResizeObserver(([entry]) => setMost(largestIn(entry?.contentRect.width ?? 0)))
    sizes.observe(room)
    return () => sizes.disconnect()
  }, [room])
  const toggle = useCallback(() => {
    const back = keepMiddle(room)
    flushSync(() => setFit(!isFit))
    back()
    writeChoice(!isFit)
  }, [room, isFit])
  return { factor: isFit ? most : 1, isFit, canFit: most >= SMALLEST_GAIN, toggle }
}

function largestIn(width: number): number {
  return Math.min(LARGEST, Math.max(1, Math.floor((width / PAPER_WIDTH) * 100) / 100))
}

/** What is read just now stays where it is: returns what scrolls it back there. */
function keepMiddle(room: HTMLElement | null): () => void {
  const { left = 0, width = 0 } = room?.getBoundingClientRect() ?? {}
  const middle = document.elementFromPoint(left + width / 2, innerHeight / 2)
  const before = middle?.getBoundingClientRect().top ?? 0
  return () => {
    if (middle !== null && room?.contains(middle)) scrollBy(0, middle.getBoundingClientRect().top - before)
  }
}

/** Storage may be blocked: then the choice lasts as long as the page. */
function readChoice(): boolean {
  try {
    return localStorage.getItem(KEY) === FIT
  } catch {
    return false
  }
}

function writeChoice(isFit: boolean): void {
  try {
    if (isFit) localStorage.setItem(KEY, FIT)
    else localStorage.removeItem(KEY)
  } catch {
    // Blocked: nothing is lost but the habit.
  }
}
