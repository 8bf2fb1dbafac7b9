import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import classes from "./minutes-page.module.css"
import type { PaperZoom } from "./paper-zoom.ts"

/** 폭에 맞추기; only where there is room beside the paper. */
export function ZoomButton({ zoom: { isFit, canFit, toggle } }: { readonly zoom: PaperZoom }): ReactNode {
  if (!canFit) return null
  const label = isFit ? ko.actualSize : ko.fitWidth
  return (
    <button type="button" className={classes.toolButton} title={label} aria-label={label} onClick={toggle}>
      <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="2">
        <path
          d={
            isFit
              ? "M3 12h6m0 0-3-3m3 3-3 3M21 12h-6m0 0 3-3m-3 3 3 3"
              : "M3 12h7m-7 0 3-3m-3 3 3 3M21 12h-7m7 0-3-3m3 3-3 3"
          }
        />
      </svg>
    </button>
  )
}
