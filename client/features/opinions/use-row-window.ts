import { useLayoutEffect, useMemo } from "react"
import type { RefObject } from "react"
import type { GridSelection } from "./grid-selection.ts"
import { RowWindow } from "./row-window.ts"

/** As wide as the style sheets' phone. */
const PHONE = "(max-width: 600px)"

/** The rows near the view of `scroller`, for as long as the table is on screen; the row a person goes to is one of them. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  selection: GridSelection,
  prefersCards: boolean,
): RowWindow {
  const rowWindow = useMemo(() => new RowWindow(() => scroller.current, selection.rowId), [scroller, selection])
  useLayoutEffect(() => rowWindow.start(), [rowWindow])
  useLayoutEffect(() => {
    const phone = matchMedia(PHONE)
    const follow = () => rowWindow.setView(prefersCards && phone.matches)
    follow()
    phone.addEventListener("change", follow)
    return () => phone.removeEventListener("change", follow)
  }, [rowWindow, prefersCards])
  useLayoutEffect(() => {
    const makeHeld = () => {
      const held = selection.rowId()
      if (held !== null) rowWindow.make(held)
    }
    return selection.subscribe(makeHeld)
  }, [rowWindow, selection])
  return rowWindow
}
