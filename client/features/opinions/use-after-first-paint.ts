import { startTransition, useEffect, useState } from "react"

/** False for the first picture of the page; then true, rendered in slices that a key or a tap comes before. */
export function useAfterFirstPaint(): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => startTransition(() => setReady(true)), [])
  return isReady
}
