import { AsyncResource } from "node:async_hooks"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { loadLog } from "../../server/store/load-log.ts"
import {
  bumpRights,
  findMeeting,
  lockMeeting,
  markDamaged,
  setMeetingState,
  startEpoch,
} from "../../server/store/meetings.ts"
import { openStore } from "../../server/store/open-store.ts"
import { ENGINES, openTestStore } from "../support/store.ts"
import type { TestStore } from "../support/store.ts"
import { appendOf, COMMITTEE, NOW, numberOf, seedMeetings } from "../support/store-records.ts"

/** Runs as a request of its own would: not from within the transaction that happens to start it. */
const outside = AsyncResource.bind((run: () => Promise<unknown>) => run())
const STALE = { ok: false, reason: "stale" }

describe.each(ENGINES)("append on %s", (engine) => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore(engine)
    await seedMeetings(test.store, "m1", "m2", "m3")
  })
  afterEach(() => test.close())

  async function numbersOf(meetingId: string): Promise<number[]> {
    const loaded = await loadLog(test.store.db, meetingId)
    expect(loaded?.damaged).toBeNull()
    return loaded!.tail.map(numberOf)
  }

  it("[ST1] an append takes the next sequence numbers and is there after a restart", async () => {
    expect(await test.store.append([appendOf("m1", [1, 2, 3])])).toEqual([{ ok: true, lastSeq: 4 }])
    expect(await test.store.append([appendOf("m1", [4])])).toEqual([{ ok: true, lastSeq: 5 }])
    await test.reopen()
    expect(await numbersOf("m1")).toEqual([0, 1, 2, 3, 4])
  })

  it("[ST1] a batch answers one result per append, in the order given", async () => {
    const results = await test.store.append([
      appendOf("m3", [1, 2]),
      appendOf("m1", [3]),
      appendOf("m3", [4]),
      appendOf("m2", [5, 6, 7]),
    ])
    expect(results.map((result) => result.ok && result.lastSeq)).toEqual([3, 2, 4, 4])
    expect(await numbersOf("m3")).toEqual([0, 1, 2, 4])
    expect(await test.store.append([])).toEqual([])
  })

  it("[ST2] an append under another epoch, state or rights is stale, and the rest of its batch is written", async () => {
    const results = await test.store.append([
      appendOf("m1", [1], { epoch: "other" }),
      appendOf("m1", [2], { state: "final" }),
      appendOf("m1", [3], { rightsVersion: 2 }),
      appendOf("nowhere", [4]),
      appendOf("m1", [5]),
    ])
    expect(results).toEqual([STALE, STALE, STALE, STALE, { ok: true, lastSeq: 2 }])
    expect(await numbersOf("m1")).toEqual([0, 5])
  })

  it("[ST2] after rights, state or epoch changed, nothing is written under the old ones", async () => {
    await bumpRights(test.store.db, COMMITTEE)
    expect(await test.store.append([appendOf("m1", [1])])).toEqual([STALE])
    expect(await test.store.append([appendOf("m1", [1], { rightsVersion: 2 })])).toEqual([{ ok: true, lastSeq: 2 }])
    await setMeetingState(test.store.db, "m1", "final", NOW)
    expect(await test.store.append([appendOf("m1", [2], { rightsVersion: 2 })])).toEqual([STALE])
    await startEpoch(test.store.db, "m2", { epoch: "epoch-two", now: NOW })
    expect(await test.store.append([appendOf("m2", [1], { rightsVersion: 2 })])).toEqual([STALE])
  })

  it("[ST2] nothing is written behind damage", async () => {
    await markDamaged(test.store.db, "m1", "epoch-one")
    expect(await test.store.append([appendOf("m1", [1])])).toEqual([STALE])
  })

  it("[ST3] an append waits for the transaction that holds its meeting, and is judged by what it left", async () => {
    let appended: Promise<unknown> | undefined
    const order: string[] = []
    await test.store.transaction(async (trx) => {
      const locked = await lockMeeting(trx, "m1")
      appended = outside(() => test.store.append([appendOf("m1", [1])])).finally(() => order.push("append"))
      await setMeetingState(trx, "m1", "final", NOW)
      expect(locked?.last_seq).toBe(1)
      order.push("transaction")
    })
    expect(await appended).toEqual([STALE])
    expect(order).toEqual(["transaction", "append"])
  })

  it("[ST3] commit order is the order of sequence numbers, with many batches under way", async () => {
    const batches = Array.from({ length: 60 }, (_, at) => [
      appendOf("m1", [at * 2, at * 2 + 1]),
      appendOf(at % 2 ? "m2" : "m3", [at]),
    ])
    const results = await Promise.all(batches.map((batch) => test.store.append(batch)))
    expect(results.map(([first]) => first?.ok && first.lastSeq)).toEqual(batches.map((_, at) => 3 + at * 2))
    expect(await numbersOf("m1")).toEqual([0, ...Array.from({ length: 120 }, (_, at) => at)])
  })

  it("[ST4] a transaction that throws leaves nothing, and appends go on after it", async () => {
    const failing = test.store.transaction(async (trx) => {
      await setMeetingState(trx, "m1", "final", NOW)
      throw new Error("refused")
    })
    await expect(failing).rejects.toThrow("refused")
    expect((await findMeeting(test.store.db, "m1"))?.state).toBe("draft")
    expect(await test.store.append([appendOf("m1", [1])])).toEqual([{ ok: true, lastSeq: 2 }])
  })

  it("[ST4] a query that fails inside a transaction takes all of it back", async () => {
    const failing = test.store.transaction(async (trx) => {
      await setMeetingState(trx, "m1", "final", NOW)
      await seedMeetings(test.store)
    })
    await expect(failing).rejects.toThrow("use its trx")
    expect((await findMeeting(test.store.db, "m1"))?.state).toBe("draft")
  })

  it("[ST4] transactions never interleave on one meeting", async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        test.store.transaction(async (trx) => {
          const before = await lockMeeting(trx, "m1")
          await trx
            .updateTable("meeting")
            .set({ revision: before!.revision + 1 })
            .where("id", "=", "m1")
            .execute()
        }),
      ),
    )
    expect((await findMeeting(test.store.db, "m1"))?.revision).toBe(20)
  })
})

describe("append from two servers", () => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore("postgres")
    await seedMeetings(test.store, "m1", "m2", "m3")
  })
  afterEach(() => test.close())

  it("[ST3] two servers on one database never take the same number and never wait for each other for ever", async () => {
    const second = await openStore({ dataDir: test.dataDir, databaseUrl: test.databaseUrl, now: () => NOW })
    const writes = Array.from({ length: 40 }, (_, at) => {
      const store = at % 2 ? second : test.store
      const order = at % 2 ? ["m1", "m2", "m3"] : ["m3", "m2", "m1"]
      return store.append(order.map((id) => appendOf(id, [at])))
    })
    const results = await Promise.all(writes)
    await second.close()
    expect(new Set(results.flatMap((batch) => batch.map((one) => one.ok))).size).toBe(1)
    for (const id of ["m1", "m2", "m3"]) {
      const loaded = await loadLog(test.store.db, id)
      expect(loaded?.damaged).toBeNull()
      expect(loaded?.tail.map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1))
    }
  })
})
