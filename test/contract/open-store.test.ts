import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { findMeeting } from "../../server/store/meetings.ts"
import { DatabaseTooNew } from "../../server/store/migrations/migrate.ts"
import { DATABASE_FILE } from "../../server/store/open-sqlite.ts"
import { openStore } from "../../server/store/open-store.ts"
import { StoreFailure } from "../../server/store/store.ts"
import { ENGINES, openTestStore } from "../support/store.ts"
import type { TestStore } from "../support/store.ts"
import { appendOf, NOW, seedMeetings } from "../support/store-records.ts"

const now = () => NOW

describe.each(ENGINES)("opening %s", (engine) => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore(engine)
  })
  afterEach(() => test.close())
  const again = () => openStore({ dataDir: test.dataDir, databaseUrl: test.databaseUrl, now })

  it("[ST16] an empty database gets its tables, and opening it again changes nothing", async () => {
    await seedMeetings(test.store, "m1")
    await test.reopen()
    await test.reopen()
    expect((await findMeeting(test.store.db, "m1"))?.title).toBe("제3차 정기회의")
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(test.store.db)
    expect(rows).toEqual([{ version: 1 }, { version: 2 }])
  })

  it("[ST16] several that open an empty database at once make its tables once", async () => {
    const fresh = engine === "sqlite" ? await mkdtemp(join(tmpdir(), "hanjari-open-")) : test.dataDir
    if (engine === "postgres") await dropTables(test)
    const stores = await Promise.all(
      [1, 2, 3, 4].map(() => openStore({ dataDir: fresh, databaseUrl: test.databaseUrl, now })),
    )
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(stores[0]!.db)
    expect(rows).toEqual([{ version: 1 }, { version: 2 }])
    await Promise.all(stores.map((store) => store.close()))
    if (engine === "sqlite") await rm(fresh, { recursive: true })
  })

  it("[ST16] a database of a newer version is refused and left as it is", async () => {
    await sql`insert into schema_version (version, at) values (99, 0)`.execute(test.store.db)
    await expect(again()).rejects.toThrow(DatabaseTooNew)
    await sql`delete from schema_version where version = 99`.execute(test.store.db)
    await (await again()).close()
  })

  it("[ST17] records can be added by a command beside a running server", async () => {
    await seedMeetings(test.store, "m1")
    const beside = await again()
    await Promise.all([
      beside.transaction((trx) => sql`insert into setting (key, value) values ('a', 'b')`.execute(trx)),
      test.store.append([appendOf("m1", [1])]),
    ])
    expect(await beside.append([appendOf("m1", [2])])).toEqual([{ ok: true, lastSeq: 3 }])
    expect((await findMeeting(test.store.db, "m1"))?.last_seq).toBe(3)
    await beside.close()
  })

  it("[ST17] after it is closed the store refuses instead of hanging", async () => {
    await seedMeetings(test.store, "m1")
    const other = await again()
    await other.close()
    await expect(other.append([appendOf("m1", [1])])).rejects.toThrow(/.+/)
    await expect(findMeeting(other.db, "m1")).rejects.toThrow(/.+/)
  })

  it("[ST4] using the store inside its own transaction is an error, not a wait for ever", async () => {
    const inside = test.store.transaction(() => test.store.append([appendOf("m1", [1])]))
    await expect(inside).rejects.toThrow("inside a transaction")
    await expect(test.store.transaction(() => findMeeting(test.store.db, "m1"))).rejects.toThrow("inside a transaction")
    await expect(test.store.transaction(() => test.store.transaction(async () => 1))).rejects.toThrow("inside")
    expect(await test.store.transaction(async (trx) => (await findMeeting(trx, "m1")) ?? "none")).toBe("none")
  })
})

describe("opening", () => {
  it("[ST16] another program's database is refused and left as it is", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "hanjari-open-"))
    await writeFile(join(dataDir, DATABASE_FILE), "not a database at all, but long enough to look like one".repeat(40))
    await expect(openStore({ dataDir, now })).rejects.toThrow(/not a database|unavailable|ended/)
    await rm(dataDir, { recursive: true })
  })

  it("[ST18] a server that cannot be reached is a StoreFailure", async () => {
    const opening = openStore({ dataDir: tmpdir(), databaseUrl: "postgres://nobody@127.0.0.1:1/none", now })
    await expect(opening).rejects.toThrow(StoreFailure)
  })
})

async function dropTables(test: TestStore): Promise<void> {
  await sql`drop schema public cascade`.execute(test.store.db)
  await sql`create schema public`.execute(test.store.db)
}
