import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { loadLog } from "../../../server/store/load-log.ts"
import { findMeeting, setMeetingState } from "../../../server/store/meetings.ts"
import { DATABASE_FILE } from "../../../server/store/open-sqlite.ts"
import { openTestStore, type TestStore } from "../../support/store.ts"
import { appendOf, NOW, numberOf, seedMeetings } from "../../support/store-records.ts"

type Synced = (error: Error | null) => void
/** Syncs the store asked for and the "disk" has not answered yet; null = the real disk answers. */
let held: Synced[] | null = null
vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>()
  const fdatasync = (fd: number, done: Synced) => (held === null ? fs.fdatasync(fd, done) : void held.push(done))
  return { ...fs, fdatasync }
})

let test: TestStore
const append = (...numbers: number[]) => test.store.append([appendOf("m1", numbers)])

beforeEach(async () => {
  test = await openTestStore("sqlite")
  await seedMeetings(test.store, "m1")
  // One append in some hundreds, and the one behind it, go to the other connection: the first two are such.
  await append(1)
  await append(2)
})
afterEach(async () => {
  held = null
  await test.close()
})

it("[ST1] an append is answered, and can be read, only when the disk has answered", async () => {
  held = []
  const settled: string[] = []
  const appended = append(3).then(() => settled.push("append"))
  const read = findMeeting(test.store.db, "m1").then((row) => settled.push(`read ${row?.last_seq}`))
  await vi.waitFor(() => expect(held).toHaveLength(1))
  const outside = new DatabaseSync(join(test.dataDir, DATABASE_FILE))
  expect(outside.prepare("select last_seq from meeting").get()).toEqual({ last_seq: 4 })
  outside.close()
  expect(settled).toEqual([])
  held[0]!(null)
  await Promise.all([appended, read])
  expect(settled).toEqual(["append", "read 4"])
})

it("[ST18] an append whose sync the disk refuses fails, and the appends after it are synced by the database", async () => {
  held = []
  const failing = append(3)
  await vi.waitFor(() => expect(held).toHaveLength(1))
  held[0]!(Object.assign(new Error("i/o error"), { code: "EIO" }))
  await expect(failing).rejects.toMatchObject({ name: "StoreFailure", reason: "unavailable" })
  // The room sends the same again, as after every failure.
  expect(await append(3)).toEqual([{ ok: true, lastSeq: 5 }])
  expect(held).toHaveLength(1)
  expect((await loadLog(test.store.db, "m1"))?.tail.map(numberOf)).toEqual([0, 1, 2, 3, 3])
})

it("[ST3] an append waits for a transaction, and for a command that writes beside the server", async () => {
  const begun = Promise.withResolvers<void>()
  const sent = Promise.withResolvers<void>()
  const changed = test.store.transaction(async (trx) => {
    begun.resolve()
    await sent.promise
    await setMeetingState(trx, "m1", "review", NOW)
  })
  await begun.promise
  const stale = append(3)
  sent.resolve()
  await changed
  expect(await stale).toEqual([{ ok: false, reason: "stale" }])
  const command = new DatabaseSync(join(test.dataDir, DATABASE_FILE))
  command.exec("begin immediate")
  command.exec("update meeting set state = 'draft'")
  const waiting = append(4)
  command.exec("commit")
  expect(await waiting).toEqual([{ ok: true, lastSeq: 4 }])
  command.close()
})

it("[ST25] what the store's own connections commit is no change from elsewhere", async () => {
  const { store } = test
  await store.mayHaveChangedElsewhere()
  await append(3)
  await append(4)
  expect(await store.mayHaveChangedElsewhere()).toBe(false)
  await store.transaction((trx) => setMeetingState(trx, "m1", "draft", NOW))
  expect(await store.mayHaveChangedElsewhere()).toBe(false)
  const command = new DatabaseSync(join(test.dataDir, DATABASE_FILE))
  command.exec("update meeting set state = 'review'")
  command.close()
  expect(await store.mayHaveChangedElsewhere()).toBe(true)
  expect(await store.mayHaveChangedElsewhere()).toBe(false)
})
