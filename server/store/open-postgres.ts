// PostgreSQL: the same tables and queries on a server of its own.
import { Kysely, PostgresDialect, sql } from "kysely"
import { appendStatements } from "./append-statements.ts"
import { migrate } from "./migrations/migrate.ts"
import { PostgresAppender } from "./postgres-append.ts"
import { openPool } from "./postgres-pool.ts"
import type { Database } from "./schema.ts"
import type { Db, Store } from "./store.ts"
import { insideTransaction, refuseInsideTransaction } from "./transaction-gate.ts"

/** Settings without which "it is on disk" would be a lie, or Hangul would break. */
const REQUIRED: Readonly<Record<string, (value: string) => boolean>> = {
  fsync: (value) => value === "on",
  synchronous_commit: (value) => value !== "off",
  server_encoding: (value) => value === "UTF8",
}

/** Connects, checks the server's settings and migrates. `databaseUrl`: postgres://user:password@host:port/database. */
export async function openPostgres(databaseUrl: string, now: () => number): Promise<Store> {
  const db: Db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(databaseUrl) }) })
  try {
    await checkSettings(db)
    await migrate(db as Kysely<unknown>, "postgres", now())
  } catch (error) {
    await db.destroy()
    throw error
  }
  const appender = new PostgresAppender(databaseUrl, appendStatements(db))
  return {
    engine: "postgres",
    db,
    async transaction(work) {
      refuseInsideTransaction()
      return db.transaction().execute((trx) => insideTransaction(() => work(trx)))
    },
    async append(batch) {
      refuseInsideTransaction()
      return batch.length === 0 ? [] : appender.append(batch)
    },
    async mayHaveChangedElsewhere() {
      return true
    },
    async close() {
      await appender.close()
      await db.destroy()
    },
  }
}

async function checkSettings(db: Db): Promise<void> {
  const names = Object.keys(REQUIRED)
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in (${sql.join(names)})`.execute(db)
  const wrong = rows.filter(({ name, setting }) => REQUIRED[name]?.(setting) === false)
  if (wrong.length === 0) return
  const list = wrong.map(({ name, setting }) => `${name} = ${setting}`).join(", ")
  throw new Error(`this PostgreSQL server would lose or break what is saved: ${list}`)
}
