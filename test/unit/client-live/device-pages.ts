// Pages of one person in one browser, in time that passes only when a test says so.
import { afterEach, beforeEach, vi } from "vitest"
import type { FakeDevice } from "./fake-device.ts"
import { FakeServer } from "./fake-server.ts"

/** So many milliseconds go by. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** For all tests of a file: opens a page of the person u1 that has no connection yet; the device stays what it was. */
export function devicePages(): (store: FakeDevice) => Promise<FakeServer> {
  const pages: FakeServer[] = []
  beforeEach(() => {
    vi.useFakeTimers()
    // A page that is gone neither hears of another one nor answers for its edits.
    vi.stubGlobal("BroadcastChannel", undefined)
    vi.stubGlobal("navigator", {})
  })
  afterEach(() => {
    for (const page of pages.splice(0)) page.session.destroy()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  return async (store) => {
    const page = new FakeServer({ person: "u1", store })
    pages.push(page)
    await pass(0)
    return page
  }
}
