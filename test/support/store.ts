// A store of its own for a test: an empty folder, or an empty database of the shared PostgreSQL server.
import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
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

/** Connections of this thread that ever prepared a statement: the one that appends is reached by nothing else. */
const connections = new Set<DatabaseSync>()
const { prepare } = Object.getOwnPropertyDescriptors(DatabaseSync.prototype)
Object.defineProperty(DatabaseSync.prototype, "prepare", {
  ...prepare,
  value(this: DatabaseSync, text: string) {
    connections.add(this)
    return Reflect.apply(prepare.value!, this, [text])
  },
})

/** Makes the embedded database's disk full: the file may not grow by one page more, as on a full volume. */
export async function fillDisk(store: Store): Promise<void> {
  // SQLite raises a limit below the present size to the present size.
  await limitPages(store, 1)
}

/** Room on the disk again. */
export async function freeDisk(store: Store): Promise<void> {
  await limitPages(store, 4_294_967_294)
}

/** The limit is each connection's own. */
async function limitPages(store: Store, count: number): Promise<void> {
  const limit = `pragma max_page_count = ${count}`
  await sql.raw(limit).execute(store.db)
  for (const connection of connections) if (connection.isOpen) connection.exec(limit)
}
