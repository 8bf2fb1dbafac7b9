import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { whenSettled } from "../../../client/live/when-settled.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Asks every `everyMs` for `forMs`; how often the work ran by then and a second later. */
function asks(everyMs: number, forMs: number, withinMs: number): { during: number; after: number } {
  const work = vi.fn()
  const settling = whenSettled(work, 400)
  for (let at = 0; at < forMs; at += everyMs) {
    settling.ask(withinMs)
    vi.advanceTimersByTime(everyMs)
  }
  const during = work.mock.calls.length
  vi.advanceTimersByTime(1000)
  return { during, after: work.mock.calls.length }
}

describe("work that waits for a pause", () => {
  it("[ED20] runs once after a word was typed", () => {
    expect(asks(100, 1000, 1500)).toEqual({ during: 0, after: 1 })
  })

  it("[ED20] runs now and then while somebody types on and on", () => {
    const { during, after } = asks(100, 10_000, 1500)
    expect(during).toBeGreaterThanOrEqual(5)
    expect(during).toBeLessThanOrEqual(7)
    expect(after).toBe(during + 1)
  })

  it("[ED20] runs all the same while somebody asks faster than the browser comes to rest", () => {
    expect(asks(30, 10_000, 2500).during).toBeGreaterThanOrEqual(3)
  })

  it("[ED20] runs soon when it was asked to, whoever types meanwhile", () => {
    const work = vi.fn()
    const settling = whenSettled(work, 400)
    settling.ask(1500)
    settling.ask(20)
    settling.ask(1500)
    vi.advanceTimersByTime(100)
    expect(work).toHaveBeenCalledOnce()
  })

  it("[ED20] does not run once it was taken back", () => {
    const work = vi.fn()
    const settling = whenSettled(work, 400)
    settling.ask(20)
    settling.cancel()
    vi.advanceTimersByTime(5000)
    expect(work).not.toHaveBeenCalled()
    settling.ask(20)
    vi.advanceTimersByTime(5000)
    expect(work).toHaveBeenCalledOnce()
  })
})
