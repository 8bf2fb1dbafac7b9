// The embedded engine: one file, one worker thread.
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from "kysely"
import { appendStatements } from "./append-statements.ts"
import { migrate } from "./migrations/migrate.ts"
import type { Database } from "./schema.ts"
import { SqliteAppender } from "./sqlite-appender.ts"
import { SqliteClient } from "./sqlite-client.ts"
import { sqliteDialect } from "./sqlite-dialect.ts"
import { ForeignChanges, SqliteAppends } from "./sqlite-appends.ts"
import type { Db, Store } from "./store.ts"
import { insideTransaction, refuseInsideTransaction, TransactionGate } from "./transaction-gate.ts"

export const DATABASE_FILE = "hanjari.db"
/** How long a write waits for another process (a command beside the server), in ms. */
const BUSY_TIMEOUT_MS = 5000
/** "HJRI": tells this program's databases from any other SQLite file (pragma application_id). */
const APPLICATION_ID = 0x484a5249

/** Opens, checks and migrates `<dataDir>/hanjari.db`; makes folder and file when missing. */
export async function openSqlite(dataDir: string, now: () => number): Promise<Store> {
  await mkdir(dataDir, { recursive: true })
  const gate = new TransactionGate()
  const file = join(dataDir, DATABASE_FILE)
  const append = appendStatements(compiler())
  const client = new SqliteClient({ file, busyTimeoutMs: BUSY_TIMEOUT_MS, append })
  const db: Db = new Kysely<Database>({ dialect: sqliteDialect(client, gate) })
  try {
    await checkFile(db, file)
    await migrate(db as Kysely<unknown>, "sqlite", now())
    return sqliteStore(db, client, gate, new SqliteAppender(file, append))
  } catch (error) {
    await client.close().catch(() => undefined)
    throw error
  }
}

function sqliteStore(db: Db, client: SqliteClient, gate: TransactionGate, appender: SqliteAppender): Store {
  const appends = new SqliteAppends(client, gate, appender)
  const changes = new ForeignChanges(db, appender)
  return {
    engine: "sqlite",
    db,
    async transaction(work) {
      refuseInsideTransaction()
      return db.transaction().execute((trx) => insideTransaction(() => work(trx)))
    },
    async append(batch) {
      refuseInsideTransaction()
      return batch.length === 0 ? [] : appends.append(batch)
    },
    mayHaveChangedElsewhere: () => changes.maybe(),
    async close() {
      // A transaction or an append that is still open ends first.
      await gate.shared(() => {
        appender.close()
        return client.close()
      })
    },
  }
}

/** Refuses a file that is not ours or cannot hold a write-ahead log (some network folders). */
async function checkFile(db: Db, file: string): Promise<void> {
  const id = await pragma(db, "application_id")
  const pages = await pragma(db, "schema_version")
  if (id !== APPLICATION_ID && !(id === 0 && pages === 0)) throw new Error(`${file} is not a database of this program`)
  const mode = await pragma(db, "journal_mode")
  if (mode !== "wal")
    throw new Error(`${file}: this folder cannot hold a write-ahead log (journal mode ${String(mode)})`)
  if (id === 0) await sql`pragma application_id = ${sql.lit(APPLICATION_ID)}`.execute(db)
}

async function pragma(db: Db, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)
  return rows[0]?.[name]
}

/** A Kysely that only compiles: the worker needs the append statements before a connection exists. */
function compiler(): Db {
  return new Kysely<Database>({
    dialect: {
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  })
}
