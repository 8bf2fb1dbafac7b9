// A backup: gzip of lines of JSON, the same from either engine. First a header, then for each table a line that names it and
// one line a row (bytes as {"$bytes": base64}), last what each table held and the SHA-256 of everything before.
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { createGzip, type Gzip } from "node:zlib"
import { sql } from "kysely"
import packageJson from "../../package.json" with { type: "json" }
import { NEWEST_VERSION } from "../store/migrations/migrate.ts"
import type { Db } from "../store/store.ts"
import { BACKUP_TABLES } from "./tables.ts"

export const BACKUP_FORMAT = "hanjari-backup"
export const BACKUP_VERSION = 1

/** About so many letters of rows are held at once, however large a row is. */
const PAGE_LETTERS = 512 * 1024
const MOST_ROWS = 500
/** A first page: nobody knows yet how large this table's rows are. */
const FIRST_ROWS = 4

/** What a table held, as the last line tells it. */
export interface TableTotal {
  readonly rows: number
  /** SHA-256 (hex) of the table's lines of rows. */
  readonly sha256: string
}

/** Streams everything a store holds. `db` must show one moment throughout: a transaction's view, or a copy nobody writes. */
export function backupStream(db: Db, now: number): Gzip {
  const gzip = createGzip({ level: 6 })
  const lines = Readable.from(backupLines(db, now))
  lines.on("error", (error) => gzip.destroy(error))
  return lines.pipe(gzip)
}

async function* backupLines(db: Db, now: number): AsyncGenerator<string> {
  const whole = createHash("sha256")
  const tables: Record<string, TableTotal> = {}
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`
    whole.update(text)
    return text
  }
  yield line({
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    schema: NEWEST_VERSION,
    app: packageJson.version,
    at: now,
  })
  for (const [table, key] of BACKUP_TABLES) {
    yield line({ table })
    const hash = createHash("sha256")
    let rows = 0
    for await (const page of pages(db, table, key)) {
      whole.update(page.text)
      hash.update(page.text)
      rows += page.rows
      yield page.text
    }
    tables[table] = { rows, sha256: hash.digest("hex") }
  }
  yield `${JSON.stringify({ end: true, tables, sha256: whole.digest("hex") })}\n`
}

type Row = Record<string, unknown>

interface Page {
  readonly rows: number
  /** Their lines. */
  readonly text: string
}

/** The table's rows in the order of its key, as many at a time as fit. */
async function* pages(db: Db, table: string, key: readonly string[]): AsyncGenerator<Page> {
  let limit = FIRST_ROWS
  let after: Row | null = null
  for (;;) {
    const rows: Row[] = await readPage(db, table, key, after, limit)
    const last = rows.at(-1)
    if (last === undefined) return
    let text = ""
    for (const row of rows) text += `${JSON.stringify(encodeRow(row))}\n`
    yield { rows: rows.length, text }
    if (rows.length < limit) return
    after = last
    const fitting = Math.floor((limit * PAGE_LETTERS) / text.length)
    limit = Math.max(1, Math.min(fitting, limit * 4, MOST_ROWS))
  }
}

async function readPage(db: Db, table: string, key: readonly string[], after: Row | null, limit: number) {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  const behind = after === null ? sql`1 = 1` : sql`(${columns}) > (${sql.join(key.map((column) => after[column]))})`
  const read = sql<Row>`select * from ${sql.table(table)} where ${behind} order by ${columns} limit ${sql.lit(limit)}`
  return (await read.execute(db)).rows
}

function encodeRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString("base64") } : value,
    ]),
  )
}
