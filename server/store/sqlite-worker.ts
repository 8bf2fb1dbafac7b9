// The thread that owns the SQLite connection of the records: a slow fsync stalls nobody else. It also takes the appends that
// are not short (sqlite-appender.ts) and copies the write-ahead log back into the database.
import { DatabaseSync } from "node:sqlite"
import type { StatementSync } from "node:sqlite"
import { parentPort, workerData } from "node:worker_threads"
import { AppendTransaction } from "./append-transaction.ts"
import { describeSqliteError } from "./sqlite-protocol.ts"
import type { QueryAnswer, SqlValue, WorkerOptions, WorkerReply, WorkerRequest } from "./sqlite-protocol.ts"

/** Prepared statements kept at most; the oldest goes first. */
const STATEMENTS_KEPT = 400
/** Blobs from here on are handed over instead of copied. */
const HANDED_OVER_BYTES = 16 * 1024

interface Prepared {
  readonly statement: StatementSync
  /** Empty = the statement returns no rows. */
  readonly columns: readonly string[]
}

const options = workerData as WorkerOptions
const port = parentPort!
const database = new DatabaseSync(options.file, { timeout: options.busyTimeoutMs })
database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on")
// Pages of the log's tail are written again and again: copied into the database less often, each is copied fewer times.
database.exec("pragma wal_autocheckpoint = 4000")
const statements = new Map<string, Prepared>()

/** Prepared when it is first needed: the tables may still have to be made. */
let appends: AppendTransaction | null = null

port.on("message", answerMessage)

function answerMessage(request: WorkerRequest): void {
  try {
    reply({ id: request.id, ok: true, value: answer(request) })
  } catch (error) {
    reply({ id: request.id, ok: false, error: describeSqliteError(error) })
  }
}

function answer(request: WorkerRequest): QueryAnswer | readonly number[] | null {
  switch (request.type) {
    case "query":
      return query(request.sql, request.params)
    case "append":
      appends ??= new AppendTransaction(database, options.append)
      return appends.run(request.bytes, request.parts)
    case "begin":
      return run("begin immediate")
    case "commit":
      return commit()
    case "rollback":
      return rollback()
    case "close":
      statements.clear()
      database.close()
      port.off("message", answerMessage)
      return null
  }
}

function prepare(sql: string): Prepared {
  const known = statements.get(sql)
  if (known) return known
  const statement = database.prepare(sql)
  const prepared = { statement, columns: statement.columns().map((column) => column.name) }
  // Rows come back as arrays: see QueryAnswer.
  if (prepared.columns.length > 0) statement.setReturnArrays(true)
  if (statements.size >= STATEMENTS_KEPT) statements.delete(statements.keys().next().value!)
  statements.set(sql, prepared)
  return prepared
}

function query(sql: string, params: readonly SqlValue[]): QueryAnswer {
  const { statement, columns } = prepare(sql)
  if (columns.length === 0) return { columns, rows: [], changes: Number(statement.run(...params).changes) }
  const rows = statement.all(...params) as unknown as SqlValue[][]
  return { columns, rows, changes: rows.length }
}

function run(sql: string): null {
  prepare(sql).statement.run()
  return null
}

function commit(): null {
  try {
    return run("commit")
  } catch (error) {
    rollback()
    throw error
  }
}

/** SQLite has often rolled back by itself when a statement failed (disk full): then there is nothing to do. */
function rollback(): null {
  if (database.isTransaction) run("rollback")
  return null
}

function reply(message: WorkerReply): void {
  port.postMessage(message, message.ok ? handedOver(message.value) : [])
}

function handedOver(value: QueryAnswer | readonly number[] | null): ArrayBuffer[] {
  if (value === null || !("rows" in value)) return []
  const large = value.rows.flatMap((row) =>
    row.filter((cell) => cell instanceof Uint8Array && cell.byteLength >= HANDED_OVER_BYTES),
  )
  return [...new Set(large.map((cell) => (cell as Uint8Array<ArrayBuffer>).buffer))]
}
