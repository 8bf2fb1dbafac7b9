/** Not every browser tells when it is idle; a pause leaves room for keys and paints there. Milliseconds. */
const PAUSE_MS = 50

/**
 * Runs `work` once the browser has nothing better to do, or `latestMs` later all the same; the returned function cancels it.
 */
export function whenIdle(work: () => void, latestMs: number): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, PAUSE_MS)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: latestMs })
  return () => cancelIdleCallback(idle)
}
