// Brings a database to the newest shape: in one transaction, by one process at a time, on both engines.
import { sql } from "kysely"
import type { Kysely } from "kysely"
import { firstTables } from "./0001-first-tables.ts"
import { people } from "./0002-people.ts"
import { createTable } from "./engine-types.ts"
import type { Engine } from "./engine-types.ts"

type Migration = (db: Kysely<unknown>, engine: Engine) => Promise<void>

/** In order; the version of a database is how many of them it has. Append only. */
const MIGRATIONS: readonly Migration[] = [firstTables, people]

/** Any fixed number: two starting servers take the same lock. */
export const POSTGRES_LOCK = 4_847_013_001

interface VersionTable {
  schema_version: { version: number; at: number }
}

/** The database was made by a newer version of this program: opening it could lose what it holds. */
export class DatabaseTooNew extends Error {
  constructor(found: number) {
    super(`the database has version ${found}, this program knows ${MIGRATIONS.length}: start the newer program`)
    this.name = "DatabaseTooNew"
  }
}

/** Runs what is missing and answers the version reached. `now` (ms) is noted beside each version. */
export async function migrate(db: Kysely<unknown>, engine: Engine, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    // SQLite's transaction holds the file's write lock from its begin on.
    if (engine === "postgres") await sql`select pg_advisory_xact_lock(${POSTGRES_LOCK})`.execute(trx)
    return migrateWithin(trx, engine, now)
  })
}

/** The same inside a transaction of the caller's that nobody else migrates beside; `to` = stop at this version. */
export async function migrateWithin(
  trx: Kysely<unknown>,
  engine: Engine,
  now: number,
  to: number = MIGRATIONS.length,
): Promise<number> {
  const version = await currentVersion(trx, engine)
  if (Math.max(version, to) > MIGRATIONS.length) throw new DatabaseTooNew(Math.max(version, to))
  for (const [at, migration] of MIGRATIONS.slice(0, to).entries()) {
    if (at >= version) await run(trx, engine, migration, at + 1, now)
  }
  return to
}

/** The version this program works with. */
export const NEWEST_VERSION = MIGRATIONS.length

async function run(trx: Kysely<unknown>, engine: Engine, migration: Migration, version: number, at: number) {
  await migration(trx, engine)
  await versions(trx).insertInto("schema_version").values({ version, at }).execute()
}

/** 0 = an empty database. */
async function currentVersion(trx: Kysely<unknown>, engine: Engine): Promise<number> {
  const tables = await trx.introspection.getTables()
  if (!tables.some((table) => table.name === "schema_version")) {
    await createTable(trx, engine, "schema_version", {
      columns: { version: "integer", at: "integer" },
      primaryKey: ["version"],
    })
    return 0
  }
  const newest = await versions(trx)
    .selectFrom("schema_version")
    .select((eb) => eb.fn.max("version").as("version"))
    .executeTakeFirst()
  return newest?.version ?? 0
}

function versions(trx: Kysely<unknown>): Kysely<VersionTable> {
  return trx
}
