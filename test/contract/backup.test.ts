import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listBackups, thinBackups, writeBackupFile } from "../../server/backup/backup-files.ts"
import { readBackup } from "../../server/backup/read-backup.ts"
import { restoreBackup } from "../../server/backup/restore.ts"
import { verifyStore } from "../../server/backup/verify-store.ts"
import { firstUpdate } from "../../server/commands/write-document.ts"
import { insertAudit } from "../../server/store/audit.ts"
import { findMeeting } from "../../server/store/meetings.ts"
import { openStore } from "../../server/store/open-store.ts"
import { blankMinutes } from "../support/live-minutes.ts"
import { seedMeetings } from "../support/store-records.ts"
import { ENGINES, openTestStore, type TestEngine, type TestStore } from "../support/store.ts"

let folder: string
let source: TestStore
let target: TestStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hanjari-backup-"))
})
afterEach(async () => {
  await source?.close()
  await target?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A store with one real document, a line in the log and a file. */
async function filled(engine: TestEngine): Promise<TestStore> {
  const test = await openTestStore(engine)
  await seedMeetings(test.store, "m1")
  const { update, clientId } = firstUpdate(blankMinutes())
  const { encodeEntries } = await import("../../server/store/log-entry.ts")
  const { rowChecksum } = await import("../../server/store/log-row.ts")
  const entries = encodeEntries([{ userId: "server", clientIds: [clientId], update }])
  const checksum = rowChecksum("m1", "epoch-one", 1, entries)
  await test.store.db.updateTable("minutes_update").set({ entries, checksum }).where("meeting_id", "=", "m1").execute()
  await test.store.transaction((trx) =>
    insertAudit(trx, { id: "a1", at: 5, actorId: null, action: "meetingCreated", meetingId: "m1" }),
  )
  return test
}

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const))

describe("backups", () => {
  it.each(PAIRS)(
    "[BK2] of %s restore into %s, row for row, and every document goes on in a new epoch",
    async (from, to) => {
      source = await filled(from)
      const made = await writeBackupFile(source.store, source.dataDir, folder, Date.now)
      target = await openTestStore(to)
      await target.store.close()
      const place = { dataDir: target.dataDir, databaseUrl: target.databaseUrl, now: Date.now }
      const restored = await restoreBackup(place, made.path, { verifies: true, replaces: false })
      expect(restored.meetings).toBe(1)
      target.store = await openStore(place)
      expect((await verifyStore(target.store.db)).problems).toEqual([])
      const [before, after] = [await findMeeting(source.store.db, "m1"), await findMeeting(target.store.db, "m1")]
      expect(after).toMatchObject({ title: before?.title, last_seq: 1 })
      expect(after?.epoch).not.toBe(before?.epoch)
      await expect(restoreBackup(place, made.path, { verifies: true, replaces: false })).rejects.toThrow("--replace")
    },
  )

  it("[BK3] one that is cut short, changed or of something else changes nothing", async () => {
    source = await filled("sqlite")
    const { path } = await writeBackupFile(source.store, source.dataDir, folder, Date.now)
    const text = gunzipSync(await readFile(path)).toString("utf8")
    target = await openTestStore("sqlite")
    await seedMeetings(target.store, "kept")
    const wrong = [
      gzipSync(text.slice(0, text.length / 2)),
      gzipSync(text.replace("한가람", "한가랑")),
      gzipSync('{"format":"other"}\n'),
      Buffer.from("no archive at all"),
    ]
    for (const [at, bytes] of wrong.entries()) {
      const file = join(folder, `wrong-${at}`)
      await writeFile(file, bytes)
      await expect(readBackup(target.store, file), String(at)).rejects.toThrow("not a whole backup")
    }
    expect(await findMeeting(target.store.db, "kept")).toBeDefined()
  })

  it("[BK4] seven daily, five weekly and twelve monthly ones are kept", async () => {
    source = await openTestStore("sqlite")
    const day = 86_400_000
    const start = Date.UTC(2030, 0, 1, 18)
    for (let at = 0; at < 500; at += 1) {
      const stamp = new Date(start + at * day + 9 * 3600 * 1000).toISOString()
      await writeFile(
        join(folder, `hanjari-${stamp.slice(0, 10)}T${stamp.slice(11, 19).replaceAll(":", "")}.backup`),
        "",
      )
    }
    await writeFile(join(folder, "somebody-elses-file"), "")
    await thinBackups(folder)
    const kept = await listBackups(folder)
    expect(kept.length).toBeGreaterThanOrEqual(18)
    expect(kept.length).toBeLessThanOrEqual(24)
    expect(kept.slice(0, 7).map(({ at }, index) => (kept[0]?.at ?? 0) - at === index * day)).toEqual(
      Array(7).fill(true),
    )
    expect(await readdir(folder)).toContain("somebody-elses-file")
  })
})
