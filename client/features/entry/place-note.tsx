import { lazy, Suspense } from "react"
import type { ReactNode } from "react"
import { inAppBrowser } from "../../../shared/domain/device-name.ts"

/** Its words come only where they are needed; a page without them works all the same. */
const InAppNote = lazy(() =>
  import("./in-app-note.tsx").then(
    (loaded) => ({ default: loaded.InAppNote }),
    () => ({ default: () => null }),
  ),
)

const isNeeded = inAppBrowser(navigator.userAgent) !== null || !window.isSecureContext

/** What does not work in the place this page was opened at: inside another app, or at an address without TLS. */
export function PlaceNote(): ReactNode {
  return (
    isNeeded && (
      <Suspense>
        <InAppNote />
      </Suspense>
    )
  )
}
