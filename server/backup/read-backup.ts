// Reading a backup back: into an empty store, in one transaction, or nothing of it.
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { createGunzip } from "node:zlib"
import { sql } from "kysely"
import type { Db, Store } from "../store/store.ts"
import { BACKUP_TABLES } from "./tables.ts"
import { BACKUP_FORMAT, BACKUP_VERSION } from "./write-backup.ts"

/** The file is no whole backup; nothing was written. */
export class BackupUnreadable extends Error {
  constructor(reason: string) {
    super(`not a whole backup: ${reason}`)
    this.name = "BackupUnreadable"
  }
}

const ROWS_AT_ONCE = 50
type Row = Record<string, unknown>

/** Reads a backup file into a store whose tables are emptied first. Throws BackupUnreadable. Answers rows by table. */
export async function readBackup(store: Store, file: string): Promise<Readonly<Record<string, number>>> {
  return store.transaction(async (trx) => {
    for (const [table] of BACKUP_TABLES.toReversed()) await trx.deleteFrom(table).execute()
    const reading = new Reading(trx)
    const input = createReadStream(file).pipe(createGunzip())
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) await reading.take(line)
    } catch (error) {
      if (error instanceof BackupUnreadable) throw error
      throw new BackupUnreadable(error instanceof Error ? error.message : String(error))
    }
    return reading.end()
  })
}

/** Where the reading of one backup stands. */
class Reading {
  readonly #trx: Db
  readonly #hash = createHash("sha256")
  readonly #counts: Record<string, number> = {}
  readonly #tables: ReadonlySet<string> = new Set(BACKUP_TABLES.map(([table]) => table))
  #table: string | null = null
  #waiting: Row[] = []
  #hasHeader = false
  #isWhole = false

  constructor(trx: Db) {
    this.#trx = trx
  }

  async take(text: string): Promise<void> {
    const value = JSON.parse(text) as Row
    if (this.#isWhole) throw new BackupUnreadable("something follows its end")
    if (!this.#hasHeader) this.#takeHeader(value)
    else if ("end" in value) return this.#takeEnd(value)
    else if (Object.keys(value).length === 1 && typeof value["table"] === "string") await this.#begin(value["table"])
    else await this.#takeRow(value)
    this.#hash.update(`${text}\n`)
  }

  end(): Readonly<Record<string, number>> {
    if (!this.#isWhole) throw new BackupUnreadable("its end is missing")
    return this.#counts
  }

  #takeHeader(value: Row): void {
    if (value["format"] !== BACKUP_FORMAT) throw new BackupUnreadable("its first line is another one")
    if (value["version"] !== BACKUP_VERSION) throw new BackupUnreadable(`its version is ${String(value["version"])}`)
    this.#hasHeader = true
  }

  async #begin(table: string): Promise<void> {
    await this.#write()
    if (!this.#tables.has(table)) throw new BackupUnreadable(`it has an unknown table ${table}`)
    this.#table = table
    this.#counts[table] = 0
  }

  async #takeRow(value: Row): Promise<void> {
    if (this.#table === null) throw new BackupUnreadable("a row without a table")
    this.#waiting.push(decodeRow(value))
    this.#counts[this.#table] = (this.#counts[this.#table] ?? 0) + 1
    if (this.#waiting.length >= ROWS_AT_ONCE) await this.#write()
  }

  async #takeEnd(value: Row): Promise<void> {
    await this.#write()
    if (value["sha256"] !== this.#hash.digest("hex")) throw new BackupUnreadable("its checksum is another one")
    if (JSON.stringify(value["counts"]) !== JSON.stringify(this.#counts)) throw new BackupUnreadable("rows are missing")
    this.#isWhole = true
  }

  async #write(): Promise<void> {
    const rows = this.#waiting
    const [first] = rows
    if (first === undefined || this.#table === null) return
    this.#waiting = []
    const columns = Object.keys(first)
    const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`insert into ${sql.table(this.#table)} (${sql.join(columns.map((column) => sql.ref(column)))})
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
