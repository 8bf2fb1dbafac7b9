// The embedded engine: one file, one worker thread.
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from "kysely"
import { appendStatements } from "./append-statements.ts"
import { asStoreFailure } from "./engine-errors.ts"
import { encodeBatch } from "./log-entry.ts"
import { migrate } from "./migrations/migrate.ts"
import type { Database } from "./schema.ts"
import { SqliteClient } from "./sqlite-client.ts"
import { sqliteDialect } from "./sqlite-dialect.ts"
import type { Append, AppendResult, Db, Store } from "./store.ts"
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
  } catch (error) {
    await client.close().catch(() => undefined)
    throw error
  }
  return sqliteStore(client, gate, db)
}

function sqliteStore(client: SqliteClient, gate: TransactionGate, db: Db): Store {
  /** SQLite counts what other connections commit (pragma data_version). */
  let version: unknown = null
  return {
    engine: "sqlite",
    db,
    async transaction(work) {
      refuseInsideTransaction()
      return db.transaction().execute((trx) => insideTransaction(() => work(trx)))
    },
    async append(batch) {
      refuseInsideTransaction()
      return batch.length === 0 ? [] : appendBatch(client, gate, batch)
    },
    async mayHaveChangedElsewhere() {
      const now = await pragma(db, "data_version")
      const hasChanged = now !== version
      version = now
      return hasChanged
    },
    async close() {
      // A transaction that is still open ends first.
      await gate.shared(() => client.close())
    },
  }
}

async function appendBatch(
  client: SqliteClient,
  gate: TransactionGate,
  batch: readonly Append[],
): Promise<AppendResult[]> {
  const { bytes, parts } = encodeBatch(batch)
  try {
    const lastSeqs = await gate.shared(() => client.append(bytes, parts))
    return lastSeqs.map((lastSeq) => (lastSeq === 0 ? { ok: false, reason: "stale" } : { ok: true, lastSeq }))
  } catch (error) {
    throw asStoreFailure(error)
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
