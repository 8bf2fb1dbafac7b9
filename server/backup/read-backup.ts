// Reading a backup back: into the tables of the version it was made with, which are then brought up to date.
import { createHash } from "node:crypto"
import { sql, type Kysely } from "kysely"
import { DatabaseTooNew, migrateWithin } from "../store/migrations/migrate.ts"
import type { Db, Store } from "../store/store.ts"
import { backupLines } from "./backup-lines.ts"
import { BACKUP_TABLES } from "./tables.ts"
import { BACKUP_FORMAT, BACKUP_VERSION, type TableTotal } from "./write-backup.ts"

/** The file is no whole backup; nothing was written. */
export class BackupUnreadable extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`not a whole backup: ${reason}`, { cause })
    this.name = "BackupUnreadable"
  }
}

/** Rows are written when so many, or so many bytes of them, wait. */
const ROWS_AT_ONCE = 50
const BYTES_AT_ONCE = 2 * 1024 * 1024

type Row = Record<string, unknown>
type Engine = Store["engine"]

/**
 * Puts a backup in the place of everything the store holds. Call it in a transaction: when it throws BackupUnreadable or
 * DatabaseTooNew, what was there must come back. Answers rows by table.
 */
export async function readBackup(
  trx: Db,
  engine: Engine,
  file: string,
  now: number,
): Promise<Readonly<Record<string, number>>> {
  const reading = new Reading(trx, engine, now)
  try {
    for await (const line of backupLines(file)) await reading.take(line)
  } catch (error) {
    if (error instanceof BackupUnreadable || error instanceof DatabaseTooNew) throw error
    throw new BackupUnreadable(error instanceof Error ? error.message : String(error), error)
  }
  const rows = reading.end()
  await migrateWithin(trx as Kysely<unknown>, engine, now)
  return rows
}

/** Empty tables as version `schema` of the program had them. */
async function emptyTables(trx: Db, engine: Engine, schema: number, now: number): Promise<ReadonlySet<string>> {
  for (const [table] of BACKUP_TABLES.toReversed()) await trx.schema.dropTable(table).ifExists().execute()
  await trx.schema.dropTable("schema_version").ifExists().execute()
  await migrateWithin(trx as Kysely<unknown>, engine, now, schema)
  const made = new Set((await trx.introspection.getTables()).map(({ name }) => name))
  made.delete("schema_version")
  // A new table may come with a first row.
  for (const [table] of BACKUP_TABLES.toReversed()) if (made.has(table)) await trx.deleteFrom(table).execute()
  return made
}

/** Where the reading of one backup stands. */
class Reading {
  readonly #trx: Db
  readonly #engine: Engine
  readonly #now: number
  readonly #whole = createHash("sha256")
  readonly #totals: Record<string, TableTotal> = {}
  /** Tables rows may go to; null = the header has not come yet. */
  #tables: ReadonlySet<string> | null = null
  #table: { readonly name: string; readonly hash: ReturnType<typeof createHash>; rows: number } | null = null
  #waiting: Row[] = []
  #waitingBytes = 0
  #isWhole = false

  constructor(trx: Db, engine: Engine, now: number) {
    this.#trx = trx
    this.#engine = engine
    this.#now = now
  }

  async take(line: Buffer): Promise<void> {
    const value = JSON.parse(line.toString("utf8")) as Row
    if (this.#isWhole) throw new BackupUnreadable("something follows its end")
    if (this.#tables === null) await this.#takeHeader(value)
    else if (value["end"] === true) return this.#takeEnd(value)
    else if (Object.keys(value).length === 1 && typeof value["table"] === "string") await this.#begin(value["table"])
    else await this.#takeRow(value, line)
    this.#whole.update(line)
  }

  end(): Readonly<Record<string, number>> {
    if (!this.#isWhole) throw new BackupUnreadable("its end is missing")
    return Object.fromEntries(Object.entries(this.#totals).map(([table, { rows }]) => [table, rows]))
  }

  async #takeHeader({ format, version, schema }: Row): Promise<void> {
    if (format !== BACKUP_FORMAT) throw new BackupUnreadable("its first line is another one")
    if (version !== BACKUP_VERSION || !Number.isInteger(schema) || Number(schema) < 1)
      throw new BackupUnreadable(`its version is ${String(version)}, ${String(schema)}`)
    this.#tables = await emptyTables(this.#trx, this.#engine, Number(schema), this.#now)
  }

  async #begin(name: string): Promise<void> {
    await this.#endTable()
    if (!this.#tables?.has(name)) throw new BackupUnreadable(`it has an unknown table ${name}`)
    if (this.#totals[name] !== undefined) throw new BackupUnreadable(`it has the table ${name} twice`)
    this.#table = { name, hash: createHash("sha256"), rows: 0 }
  }

  async #takeRow(value: Row, line: Buffer): Promise<void> {
    if (this.#table === null) throw new BackupUnreadable("a row without a table")
    this.#table.hash.update(line)
    this.#table.rows += 1
    this.#waiting.push(decodeRow(value))
    this.#waitingBytes += line.length
    if (this.#waiting.length >= ROWS_AT_ONCE || this.#waitingBytes >= BYTES_AT_ONCE) await this.#write()
  }

  async #endTable(): Promise<void> {
    await this.#write()
    if (this.#table === null) return
    const { name, hash, rows } = this.#table
    this.#totals[name] = { rows, sha256: hash.digest("hex") }
    this.#table = null
  }

  async #takeEnd({ tables, sha256 }: Row): Promise<void> {
    await this.#endTable()
    const told = (tables ?? {}) as Record<string, TableTotal | undefined>
    for (const [name, { rows, sha256: hash }] of Object.entries(this.#totals)) {
      if (told[name]?.rows !== rows) throw new BackupUnreadable(`rows of ${name} are missing`)
      if (told[name].sha256 !== hash) throw new BackupUnreadable(`the table ${name} is not as it was written`)
    }
    if (Object.keys(told).length !== Object.keys(this.#totals).length)
      throw new BackupUnreadable("a table of it is missing")
    if (sha256 !== this.#whole.digest("hex")) throw new BackupUnreadable("its checksum is another one")
    this.#isWhole = true
  }

  async #write(): Promise<void> {
    const rows = this.#waiting
    const [first] = rows
    if (first === undefined || this.#table === null) return
    this.#waiting = []
    this.#waitingBytes = 0
    const columns = Object.keys(first)
    const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`insert into ${sql.table(this.#table.name)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}`.execute(this.#trx)
  }
}

function decodeRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === "object" && value !== null && "$bytes" in value
        ? new Uint8Array(Buffer.from(String(value.$bytes), "base64"))
        : value,
    ]),
  )
}
