// A store of its own for a test: an empty folder, or an empty database of the shared PostgreSQL server.
import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { openStore } from "../../server/store/open-store.ts"
import type { Store } from "../../server/store/store.ts"
import { emptyPostgresDatabase } from "./postgres.ts"

export const ENGINES = ["sqlite", "postgres"] as const
export type TestEngine = (typeof ENGINES)[number]

export interface TestStore {
  /** The open store; a new one after `reopen`. */
  store: Store
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>
  /** Closes the store and removes what it held. */
  close(): Promise<void>
}

/** Opens a store on `engine` that nobody else uses. Close it in `afterEach`. */
export async function openTestStore(engine: TestEngine = "sqlite", now: () => number = Date.now): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), "hanjari-store-"))
  const database = engine === "postgres" ? await emptyPostgresDatabase(`t_${randomUUID().replaceAll("-", "")}`) : null
  const open = () => openStore({ dataDir, databaseUrl: database?.url, now })
  const test: TestStore = {
    store: await open(),
    dataDir,
    databaseUrl: database?.url,
    async reopen() {
      await test.store.close()
      test.store = await open()
      return test.store
    },
    async close() {
      await test.store.close()
      await database?.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return test
}

/** Makes the embedded database's disk full: the file may not grow by one page more, as on a full volume. */
export async function fillDisk(store: Store): Promise<void> {
  // SQLite raises a limit below the present size to the present size.
  await sql`pragma max_page_count = 1`.execute(store.db)
}

/** Room on the disk again. */
export async function freeDisk(store: Store): Promise<void> {
  await sql`pragma max_page_count = 4294967294`.execute(store.db)
}
