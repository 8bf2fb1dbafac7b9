import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listBackups, thinBackups, writeBackupFile } from "../../server/backup/backup-files.ts"
import { atOneMoment } from "../../server/backup/open-moment.ts"
import { readBackup } from "../../server/backup/read-backup.ts"
import { restoreBackup, type RestoreTarget, type RestoreWays } from "../../server/backup/restore.ts"
import { BACKUP_TABLES } from "../../server/backup/tables.ts"
import { verifyStore } from "../../server/backup/verify-store.ts"
import { backupStream } from "../../server/backup/write-backup.ts"
import { findMeeting } from "../../server/store/meetings.ts"
import { openStore } from "../../server/store/open-store.ts"
import { readLog } from "../../server/store/read-log.ts"
import { listSeats } from "../../server/store/roster.ts"
import type { Store } from "../../server/store/store.ts"
import { backupOfVersionOne, fillStore } from "../support/backup-records.ts"
import { appendOf, COMMITTEE, EPOCH, seedMeetings } from "../support/store-records.ts"
import { ENGINES, openTestStore, type TestEngine, type TestStore } from "../support/store.ts"

let folder: string
let source: TestStore
let target: TestStore | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hanjari-backup-"))
})
afterEach(async () => {
  await source?.close()
  await target?.close()
  target = undefined
  await rm(folder, { recursive: true, force: true })
})

const STRICT: RestoreWays = { verifies: true, replaces: false }

async function filled(engine: TestEngine): Promise<TestStore> {
  const test = await openTestStore(engine)
  await fillStore(test.store)
  return test
}

const backUp = async (of: TestStore): Promise<string> =>
  (await writeBackupFile(of.store, of.dataDir, folder, Date.now)).path

/** A store nobody has open: where a backup goes. */
async function closed(engine: TestEngine): Promise<RestoreTarget> {
  target = await openTestStore(engine)
  await target.store.close()
  return { dataDir: target.dataDir, databaseUrl: target.databaseUrl, now: Date.now }
}

async function reopened(place: RestoreTarget): Promise<Store> {
  const store = await openStore(place)
  if (target) target.store = store
  return store
}

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const))
/** Tables a restore itself goes on writing in. */
const GOES_ON = new Set(["meeting", "minutes_update", "snapshot", "audit", "audit_head"])

describe("backups", () => {
  it.each(PAIRS)(
    "[BK2] of %s restore into %s, row for row, and every document goes on in a new epoch",
    async (from, to) => {
      source = await filled(from)
      const path = await backUp(source)
      const place = await closed(to)
      const restored = await restoreBackup(place, path, STRICT)
      expect(restored).toMatchObject({ meetings: 1, renewed: 1, blobs: 1, problems: [] })
      const { db } = await reopened(place)
      expect((await verifyStore(db)).problems).toEqual([])
      for (const [table, key] of BACKUP_TABLES) {
        if (GOES_ON.has(table)) continue
        const read = sql`select * from ${sql.table(table)} order by ${sql.join(key.map((each) => sql.ref(each)))}`
        expect((await read.execute(db)).rows, table).toEqual((await read.execute(source.store.db)).rows)
      }
      const [before, after] = [await findMeeting(source.store.db, "m1"), await findMeeting(db, "m1")]
      expect(after).toMatchObject({ title: before?.title, last_seq: 1 })
      expect(after?.epoch).not.toBe(before?.epoch)
    },
  )

  it.each(ENGINES)("[BK6] on %s what a restore replaces is asked for and kept", async (engine) => {
    source = await filled(engine)
    const path = await backUp(source)
    const place = await closed(engine)
    const store = await openStore(place)
    await seedMeetings(store, "earlier")
    if (engine === "postgres") await expect(restoreBackup(place, path, STRICT)).rejects.toThrow("쓰고 있습니다")
    await store.close()
    await expect(restoreBackup(place, path, STRICT)).rejects.toThrow("--replace")
    const { before } = await restoreBackup(place, path, { verifies: true, replaces: true })
    const after = await reopened(place)
    expect(await findMeeting(after.db, "earlier")).toBeUndefined()
    expect(await findMeeting(after.db, "m1")).toBeDefined()
    await after.close()
    if (engine === "sqlite") {
      const old = await openStore({ ...place, dataDir: before ?? "" })
      expect(await findMeeting(old.db, "earlier")).toBeDefined()
      await old.close()
      await reopened(place)
      return
    }
    // A way back: what was replaced is a backup itself. Its document is no real one, so it is only read here.
    const again = await reopened(place)
    await again.transaction((trx) => readBackup(trx, engine, before ?? "", 1))
    expect(await findMeeting(again.db, "earlier")).toBeDefined()
  })

  it.each(ENGINES)(
    "[BK3] on %s one that is cut short, changed or of something else changes nothing",
    async (engine) => {
      source = await filled("sqlite")
      const text = gunzipSync(await readFile(await backUp(source))).toString("utf8")
      const place = await closed(engine)
      const store = await openStore(place)
      await seedMeetings(store, "kept")
      await store.close()
      const lines = text.split("\n")
      const wrong: [string, Buffer][] = [
        ["cut short", gzipSync(text.slice(0, text.length / 2))],
        ["without its end", gzipSync(`${lines.slice(0, -2).join("\n")}\n`)],
        ["cut in its gzip", gzipSync(text).subarray(0, -20)],
        ["changed", gzipSync(text.replace("한가람", "한가랑"))],
        ["with a row less", gzipSync(lines.filter((line) => !line.includes('"sha256":"')).join("\n"))],
        ["going on behind its end", gzipSync(`${text}{"table":"user"}\n`)],
        ["of another table", gzipSync(text.replace('{"table":"setting"}', '{"table":"sqlite_master"}'))],
        ["of something else", gzipSync('{"format":"other"}\n')],
        ["of a newer program", gzipSync(text.replace(/"schema":\d+/, '"schema":99'))],
        ["no archive", Buffer.from("no archive at all")],
        ["empty", Buffer.alloc(0)],
      ]
      for (const [what, bytes] of wrong) {
        const file = join(folder, "wrong")
        await writeFile(file, bytes)
        const restored = restoreBackup(place, file, { verifies: true, replaces: true })
        await expect(restored, what).rejects.toThrow(/not a whole backup|더 새 버전/)
      }
      await expect(restoreBackup(place, join(folder, "missing"), STRICT)).rejects.toThrow("백업이 없습니다")
      expect(await findMeeting((await reopened(place)).db, "kept")).toBeDefined()
      expect((await readdir(place.dataDir)).filter((name) => name.startsWith("restore-"))).toEqual([])
    },
  )

  it.each(ENGINES)("[BK7] on %s what was damaged before it was backed up is found by row", async (engine) => {
    source = await filled(engine)
    const { db } = source.store
    const damages: [RegExp, () => Promise<unknown>][] = [
      [
        /file .*: not as it was stored/,
        () =>
          db
            .updateTable("blob")
            .set({ bytes: new Uint8Array(3) })
            .execute(),
      ],
      [
        /its log of epoch-zero is damaged at 1/,
        () =>
          db
            .updateTable("minutes_update")
            .set({ at: 1, checksum: new Uint8Array(16) })
            .where("epoch", "=", "epoch-zero")
            .execute(),
      ],
      [/its snapshot at 1 is damaged/, () => db.updateTable("snapshot").set({ owners: '[[1,"other"]]' }).execute()],
      [/audit log: broken at line 1/, () => db.updateTable("audit").set({ action: "other" }).execute()],
    ]
    const place = await closed("sqlite")
    for (const [problem, damage] of damages) {
      await damage()
      const path = await backUp(source)
      await expect(restoreBackup(place, path, STRICT)).rejects.toThrow(problem)
      await rm(path)
    }
    expect((await openedAlone(place)).users).toBe(0)
    const restored = await restoreBackup(place, await backUp(source), { verifies: false, replaces: false })
    expect(restored).toMatchObject({ renewed: 1, problems: { length: 4 } })
  })

  it.each(ENGINES)("[BK8] on %s one of version 1 is brought up to date", async (engine) => {
    source = await openTestStore("sqlite")
    const file = join(folder, "old.backup")
    await writeFile(file, backupOfVersionOne())
    const place = await closed(engine)
    const restored = await restoreBackup(place, file, STRICT)
    expect(restored).toMatchObject({ meetings: 1, renewed: 1, auditLines: 1, problems: [] })
    const { db } = await reopened(place)
    const seats = await listSeats(db, COMMITTEE, "2030-01-01")
    expect(seats.map(({ name, position }) => [name, position])).toEqual([["한가람", "총무"]])
  })

  it.each(ENGINES)("[BK1] of %s shows one moment, while writing goes on", async (engine) => {
    source = await openTestStore(engine)
    const { store, dataDir } = source
    await seedMeetings(store, "m1")
    await store.append([appendOf("m1", [1, 2])])
    const file = join(folder, "moment.backup")
    await atOneMoment(store, dataDir, Date.now, async (db) => {
      await store.append([appendOf("m1", [3])])
      const chunks = await backupStream(db, 1).toArray()
      await writeFile(file, Buffer.concat(chunks))
    })
    expect(await findMeeting(store.db, "m1")).toMatchObject({ last_seq: 4 })
    const other = await reopened(await closed("sqlite"))
    await other.transaction((trx) => readBackup(trx, "sqlite", file, 1))
    expect(await findMeeting(other.db, "m1")).toMatchObject({ last_seq: 3 })
  })

  it.each(ENGINES)("[BK1] of %s beside one who never stops writing is a prefix of what was written", async (engine) => {
    source = await openTestStore(engine)
    const { store } = source
    await seedMeetings(store, "m1")
    const made = backUp(source)
    const end = new AbortController()
    void made.finally(() => end.abort())
    let written = 0
    while (!end.signal.aborted) {
      const [result] = await store.append([appendOf("m1", [written])])
      expect(result).toMatchObject({ ok: true })
      written += 1
    }
    const path = await made
    expect(written).toBeGreaterThan(0)
    const other = await reopened(await closed("sqlite"))
    await other.transaction((trx) => readBackup(trx, "sqlite", path, 1))
    const through = (await findMeeting(other.db, "m1"))?.last_seq ?? 0
    const { damagedAt, updates } = await readLog(other.db, { meetingId: "m1", epoch: EPOCH, after: 0, through })
    expect(damagedAt).toBeNull()
    expect(updates.map(({ seq }) => seq)).toEqual(Array.from({ length: through }, (_, at) => at + 1))
    const { count } = await other.db
      .selectFrom("minutes_update")
      .select((row) => row.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow()
    expect(count).toBe(through)
  })

  it("[BK2] leave no table out", async () => {
    source = await openTestStore("sqlite")
    const tables = (await source.store.db.introspection.getTables()).map(({ name }) => name)
    expect([...BACKUP_TABLES.map(([table]) => table as string), "schema_version"].toSorted()).toEqual(tables.toSorted())
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
    await writeFile(join(folder, "hanjari-2030-01-01T030000.backup.part"), "left by a process that was killed")
    await thinBackups(folder, Date.now() + 2 * day)
    const kept = await listBackups(folder)
    expect(kept.length).toBeGreaterThanOrEqual(18)
    expect(kept.length).toBeLessThanOrEqual(24)
    expect(kept.slice(0, 7).map(({ at }, index) => (kept[0]?.at ?? 0) - at === index * day)).toEqual(
      Array(7).fill(true),
    )
    const others = (await readdir(folder)).filter((name) => !name.endsWith(".backup"))
    expect(others).toEqual(["somebody-elses-file"])
  })
})

async function openedAlone(place: RestoreTarget): Promise<{ users: number }> {
  const store = await openStore(place)
  const rows = await store.db.selectFrom("user").select("id").execute()
  await store.close()
  return { users: rows.length }
}
