import { open } from "node:fs/promises"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { DataFolderHeld, holdDataFolder } from "../../server/store/data-folder.ts"
import { loadLog } from "../../server/store/load-log.ts"
import { findMeeting, setMeetingState } from "../../server/store/meetings.ts"
import { DATABASE_FILE } from "../../server/store/open-sqlite.ts"
import { StoreFailure } from "../../server/store/store.ts"
import { startChild } from "../support/child.ts"
import { fillDisk, freeDisk, openTestStore } from "../support/store.ts"
import type { TestStore } from "../support/store.ts"
import { appendOf, entryOf, NOW, numberOf, seedMeetings } from "../support/store-records.ts"
import { until } from "../support/until.ts"

/** Rounds of kill -9; SOAK multiplies them. */
const KILLS = 3 * Number(process.env.SOAK ?? 1)

describe("faults of the embedded store", () => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore("sqlite")
    await seedMeetings(test.store, "m1", "m2")
  })
  afterEach(() => test.close())

  it("[ST18] on a full disk nothing of a batch is written, and writing goes on when there is room", async () => {
    const large = { entries: [entryOf(1, 40_000)] }
    await fillDisk(test.store)
    const failing = test.store.append([appendOf("m2", [1]), appendOf("m1", [], large)])
    await expect(failing).rejects.toMatchObject({ name: "StoreFailure", reason: "full" })
    expect((await loadLog(test.store.db, "m2"))?.meeting.last_seq).toBe(1)
    await freeDisk(test.store)
    expect(await test.store.append([appendOf("m1", [], large)])).toEqual([{ ok: true, lastSeq: 2 }])
    expect((await loadLog(test.store.db, "m1"))?.damaged).toBeNull()
  })

  it("[ST18] on a full disk a transaction fails whole, and the next one works", async () => {
    await fillDisk(test.store)
    const value = "가".repeat(50_000)
    const failing = test.store.transaction(async (trx) => {
      await setMeetingState(trx, "m1", "final", NOW)
      await sql`insert into setting (key, value) values ('large', ${value})`.execute(trx)
    })
    await expect(failing).rejects.toThrow(StoreFailure)
    expect((await findMeeting(test.store.db, "m1"))?.state).toBe("draft")
    await freeDisk(test.store)
    await test.store.transaction((trx) => setMeetingState(trx, "m1", "review", NOW))
    expect((await findMeeting(test.store.db, "m1"))?.state).toBe("review")
  })

  it("[ST7] smashed pages of one document's log leave its good part and every other document readable", async () => {
    for (let at = 0; at < 60; at++) {
      await test.store.append([appendOf("m1", [], { entries: [entryOf(at, 3000)] }), appendOf("m2", [at])])
    }
    await test.store.close()
    await smash(join(test.dataDir, DATABASE_FILE), entryOf(40, 3000).update)
    await test.reopen()
    const loaded = await loadLog(test.store.db, "m1")
    expect(loaded?.tail.map(numberOf)).toEqual([0, ...Array.from({ length: 40 }, (_, at) => at)])
    expect(loaded?.damaged).toEqual({ atSeq: 42 })
    expect((await loadLog(test.store.db, "m2"))?.tail.length).toBe(61)
  })

  it("[ST19] kill -9 while appending loses no acknowledged update", async () => {
    await test.store.close()
    for (let round = 0; round < KILLS; round++) {
      const child = startChild("appending-child.ts", test.dataDir)
      await until(() => child.lines.length > 20 + round * 7)
      await child.kill()
      await test.reopen()
      const loaded = await loadLog(test.store.db, "m1")
      expect(loaded?.damaged).toBeNull()
      expect(loaded!.seq).toBeGreaterThanOrEqual(Number(child.lines.at(-1)))
      expect(loaded?.tail.map(numberOf)).toEqual(Array.from({ length: loaded!.seq }, (_, at) => at))
      await test.store.close()
    }
    await test.reopen()
  })
})

/** Overwrites the middle of these bytes where they stand in the file. */
async function smash(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "r+")
  const content = await file.readFile()
  const at = content.indexOf(bytes.subarray(0, 64))
  expect(at).toBeGreaterThan(0)
  await file.write(new Uint8Array(200).fill(0xee), 0, 200, at + 100)
  await file.close()
}

describe("data folder", () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "hanjari-folder-"))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))
  const hold = (instanceId: string) => holdDataFolder(dataDir, { instanceId, now: NOW })

  it("[ST20] a second server is refused and told who holds the folder; after a release it may have it", async () => {
    const first = await hold("first")
    const refused = await hold("second").catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DataFolderHeld)
    expect(refused).toMatchObject({ holder: { instanceId: "first", pid: process.pid, since: NOW } })
    first.release()
    first.release()
    const second = await hold("second")
    expect(second.holder.instanceId).toBe("second")
    second.release()
  })

  it("[ST20] a folder whose server was killed is taken over at once", async () => {
    const child = startChild("folder-child.ts", dataDir, "child")
    await until(() => child.lines.length > 0)
    await expect(hold("mine")).rejects.toThrow("instance child")
    await child.kill()
    const mine = await hold("mine")
    mine.release()
  })

  it("[ST20] of several that start at once exactly one gets the folder", async () => {
    const children = ["a", "b", "c", "d"].map((id) => startChild("folder-child.ts", dataDir, id))
    await until(() => children.every((child) => child.lines.length > 0), { timeout: 30_000 })
    expect(children.filter((child) => child.lines[0] === "held").length).toBe(1)
    await Promise.all(children.map((child) => child.kill()))
  })
})
