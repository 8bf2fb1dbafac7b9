import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { DailyBackup } from "../../../server/backup/daily-backup.ts"
import { createLog } from "../../../server/log.ts"
import { openTestStore, type TestStore } from "../../support/store.ts"

const HOUR = 3600 * 1000
let folder: string
let test: TestStore
let clock: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hanjari-daily-"))
  test = await openTestStore("sqlite")
  // Noon in Korea.
  clock = Date.UTC(2030, 2, 18, 3)
})
afterEach(async () => {
  await test.close()
  await rm(folder, { recursive: true, force: true })
})

const daily = (into: string): DailyBackup =>
  new DailyBackup({
    store: test.store,
    dataDir: test.dataDir,
    folder: into,
    hour: 3,
    log: createLog("silent"),
    now: () => clock,
  })

it("[BK5] one is made when there is none, then at its hour, and when the last is overdue", async () => {
  const backup = daily(folder)
  const count = async () => (await readdir(folder)).filter((name) => name.endsWith(".backup")).length
  await backup.look()
  expect(await count()).toBe(1)
  clock += HOUR
  await backup.look()
  expect(await count()).toBe(1)
  // Three in the morning of the next day.
  clock += 14 * HOUR + 1000
  await backup.look()
  expect(await count()).toBe(2)
  clock += 30 * HOUR
  await backup.look()
  expect(await count()).toBe(3)
  expect(await backup.state()).toMatchObject({ problem: null, lastAt: clock - (clock % 1000) })
})

it("[BK5] a failure is kept to be shown and leaves nothing half-written", async () => {
  const blocked = join(folder, "no-folder")
  await writeFile(blocked, "a file where a folder should be")
  const backup = daily(join(blocked, "backups"))
  await backup.look()
  expect((await backup.state()).problem).not.toBeNull()
  expect(await readdir(folder)).toEqual(["no-folder"])
})
