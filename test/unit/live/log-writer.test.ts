import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { LogWriter, type Appender } from "../../../server/live/log-writer.ts"
import type { Append, AppendResult, Store } from "../../../server/store/store.ts"

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance"] }))
afterEach(() => void vi.useRealTimers())

/** A store that has an append on disk after `diskMs`, and remembers when each began, with how many updates. */
function disk(diskMs: number) {
  const commits: { readonly at: number; readonly updates: number }[] = []
  let seq = 0
  const append = async (batch: readonly Append[]): Promise<AppendResult[]> => {
    const updates = batch.reduce((sum, { entries }) => sum + entries.length, 0)
    commits.push({ at: Math.round(performance.now() - start), updates })
    await new Promise((resolve) => setTimeout(resolve, diskMs))
    seq += updates
    return batch.map(() => ({ ok: true, lastSeq: seq }))
  }
  const start = performance.now()
  return { commits, store: { append } as unknown as Store }
}

const gaps = (commits: readonly { readonly at: number }[]) =>
  commits.slice(1).map(({ at }, index) => at - (commits[index]?.at ?? 0))

/** A room to which `type` adds one update. */
function room(writer: LogWriter) {
  let waiting = 0
  let saved = 0
  const appender: Appender = {
    takeAppend() {
      const entries = Array.from({ length: waiting }, () => ({ userId: "u", clientIds: [], update: new Uint8Array() }))
      waiting = 0
      if (entries.length === 0) return null
      return { meetingId: "m", epoch: "e", state: "draft", rightsVersion: 1, at: 0, entries }
    },
    settled: (result) => {
      if (result.ok) saved = result.lastSeq
    },
    failed: () => {},
  }
  const type = () => {
    waiting++
    writer.request(appender)
  }
  return { type, saved: () => saved }
}

it("[LV41] the first edit after a pause goes to disk at once; while edits keep coming, commits start an interval apart and take all that came", async () => {
  const { commits, store } = disk(1)
  const writer = new LogWriter(store, 6, () => {})
  const { type, saved } = room(writer)
  for (let ms = 0; ms < 20; ms++) {
    type()
    await vi.advanceTimersByTimeAsync(1)
  }
  await vi.advanceTimersByTimeAsync(20)
  expect(commits[0]?.at).toBe(0)
  for (const gap of gaps(commits)) expect(gap).toBeOneOf([6, 7])
  expect(saved()).toBe(20)
  await vi.advanceTimersByTimeAsync(1000)
  const before = commits.length
  type()
  await vi.advanceTimersByTimeAsync(0)
  expect(commits).toHaveLength(before + 1)
})

it("[LV41] behind a slow disk the next commit starts as soon as the last one is on disk", async () => {
  const { commits, store } = disk(40)
  const writer = new LogWriter(store, 6, () => {})
  const { type } = room(writer)
  for (let ms = 0; ms < 100; ms += 5) {
    type()
    await vi.advanceTimersByTimeAsync(5)
  }
  await vi.advanceTimersByTimeAsync(100)
  for (const gap of gaps(commits)) expect(gap).toBeOneOf([40, 41])
  expect(commits.reduce((sum, { updates }) => sum + updates, 0)).toBe(20)
})
