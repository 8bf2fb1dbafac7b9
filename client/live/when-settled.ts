import { whenIdle } from "./when-idle.ts"

export interface Settling {
  /** Something changed: the work follows once nothing more does, and within `withinMs` all the same. */
  ask(withinMs: number): void
  cancel(): void
}

/** The longest the work then waits for an idle moment, in ms. */
const IDLE_WITHIN_MS = 100

/** Runs `work` at an idle moment once nobody asked for `quietMs`, however often it was asked for. */
export function whenSettled(work: () => void, quietMs: number): Settling {
  let deadline = Infinity
  let stop: (() => void) | null = null
  const run = (): void => {
    deadline = Infinity
    stop = null
    work()
  }
  return {
    ask(withinMs) {
      const now = performance.now()
      deadline = Math.min(deadline, now + withinMs)
      // It is about to run: who asks on and on must not put it off for ever.
      if (stop !== null && now >= deadline) return
      stop?.()
      const timer = setTimeout(
        () => {
          stop = whenIdle(run, IDLE_WITHIN_MS)
        },
        Math.min(quietMs, deadline - now),
      )
      stop = () => clearTimeout(timer)
    },
    cancel() {
      stop?.()
      stop = null
      deadline = Infinity
    },
  }
}
