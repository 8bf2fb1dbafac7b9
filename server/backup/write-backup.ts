// A backup: gzip of lines of JSON, the same from either engine. First a header, then for each table a line that names it and
// one line a row (bytes as {"$bytes": base64}), last the counts and the SHA-256 of everything before.
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { createGzip, type Gzip } from "node:zlib"
import { sql } from "kysely"
import type { Db } from "../store/store.ts"
import { BACKUP_TABLES } from "./tables.ts"

export const BACKUP_FORMAT = "hanjari-backup"
export const BACKUP_VERSION = 1
/** Rows read at once. Log rows are small; a file is up to 2 MiB. */
const ROWS = 200
const ROWS_WITH_FILES = 8

/** Streams everything a store holds. `db` must show one moment throughout: a transaction's view, or a copy nobody writes. */
export function backupStream(db: Db, now: number): Gzip {
  const gzip = createGzip({ level: 6 })
  const lines = Readable.from(backupLines(db, now))
  lines.on("error", (error) => gzip.destroy(error))
  return lines.pipe(gzip)
}

async function* backupLines(db: Db, now: number): AsyncGenerator<string> {
  const hash = createHash("sha256")
  const counts: Record<string, number> = {}
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({ format: BACKUP_FORMAT, version: BACKUP_VERSION, at: now })
  for (const [table, key] of BACKUP_TABLES) {
    yield line({ table })
    counts[table] = 0
    for await (const rows of pages(db, table, key)) {
      let text = ""
      for (const row of rows) text += line(encodeRow(row))
      counts[table] += rows.length
      yield text
    }
  }
  yield `${JSON.stringify({ end: true, counts, sha256: hash.digest("hex") })}\n`
}

type Row = Record<string, unknown>

/** The table's rows in the order of its key, some at a time. */
async function* pages(db: Db, table: string, key: readonly string[]): AsyncGenerator<Row[]> {
  const limit = table === "blob" || table === "snapshot" || table === "revision" ? ROWS_WITH_FILES : ROWS
  let after: Row | null = null
  for (;;) {
    const rows: Row[] = await page(db, table, key, after, limit)
    if (rows.length > 0) yield rows
    if (rows.length < limit) return
    after = rows.at(-1) ?? null
  }
}

async function page(db: Db, table: string, key: readonly string[], after: Row | null, limit: number): Promise<Row[]> {
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
