import { expect, it } from "vitest"
import { AppendSlot } from "../../../server/store/append-slot.ts"
import type { AppendPart } from "../../../server/store/sqlite-protocol.ts"

const part: AppendPart = {
  meetingId: "회의-1",
  epoch: "e1",
  state: "draft",
  rightsVersion: 1,
  at: 1_700_000_000_000,
  count: 1,
  from: 0,
  seqAt: 8,
  entriesAt: 16,
  to: 32,
}

it("[ST3] an append passed through shared memory arrives whole, and its answer comes back", async () => {
  const main = new AppendSlot()
  const worker = new AppendSlot(main.memory)
  for (const id of [7, 8]) {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => at + id)
    const answered = main.offer(id, bytes, [part])
    expect(worker.requestId).toBe(id)
    expect(worker.request()).toEqual({ bytes, parts: [part] })
    worker.answer({ ok: true, value: [2 ** 53 - id] })
    expect(worker.requestId).toBe(0)
    expect(await answered).toEqual({ ok: true, value: [2 ** 53 - id] })
  }
})

it("[ST3] a second append, or one too large, is not taken; a failure comes back with its code", async () => {
  const main = new AppendSlot()
  const worker = new AppendSlot(main.memory)
  expect(main.offer(1, new Uint8Array(1024 * 1024), [part])).toBeNull()
  const answered = main.offer(2, new Uint8Array(32), [part])
  expect(main.offer(3, new Uint8Array(32), [part])).toBeNull()
  const error = { message: "database or disk is full", errcode: 13 }
  worker.answer({ ok: false, error })
  expect(await answered).toEqual({ ok: false, error })
})
