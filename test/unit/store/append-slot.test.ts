import { expect, it } from "vitest"
import { AppendSlot } from "../../../server/store/append-slot.ts"
import { sealHead } from "../../../server/store/log-row.ts"
import type { AppendPart } from "../../../server/store/sqlite-protocol.ts"

const { head, seqAt } = sealHead("회의-1", "e1")
const part: AppendPart = {
  meetingId: "회의-1",
  epoch: "e1",
  state: "draft",
  rightsVersion: 1,
  at: 1_700_000_000_000,
  count: 1,
  from: 0,
  seqAt,
  entriesAt: head.length,
  to: head.length + 8,
}
const second: AppendPart = { ...part, state: "review", rightsVersion: 7 }

it("[ST3] an append passed through shared memory arrives whole, and its answer comes back", async () => {
  const main = new AppendSlot()
  const worker = new AppendSlot(main.memory)
  for (const id of [7, 8]) {
    const bytes = new Uint8Array([...head, ...Array.from({ length: 8 }, (_, at) => at + id)])
    const answered = main.offer(id, bytes, [part, second])
    expect(worker.requestId).toBe(id)
    expect(worker.request()).toEqual({ bytes, parts: [part, second] })
    worker.answer({ ok: true, value: [2 ** 53 - id, 0] })
    expect(worker.requestId).toBe(0)
    expect(await answered).toEqual({ ok: true, value: [2 ** 53 - id, 0] })
  }
})

it("[ST3] a second append, or one too large, is not taken; a failure comes back with its code", async () => {
  const main = new AppendSlot()
  const worker = new AppendSlot(main.memory)
  expect(main.offer(1, new Uint8Array(1024 * 1024), [part])).toBeNull()
  expect(
    main.offer(
      1,
      new Uint8Array(32),
      Array.from({ length: 513 }, () => part),
    ),
  ).toBeNull()
  const answered = main.offer(2, new Uint8Array(32), [part])
  expect(main.offer(3, new Uint8Array(32), [part])).toBeNull()
  const error = { message: "database or disk is full", errcode: 13 }
  worker.answer({ ok: false, error })
  expect(await answered).toEqual({ ok: false, error })
})
