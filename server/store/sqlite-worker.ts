// The one thread that owns the SQLite connection: a slow fsync stalls nobody else. Records and log alike go through here.
import { DatabaseSync } from "node:sqlite"
import type { StatementSync } from "node:sqlite"
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads"
import { AppendSlot } from "./append-slot.ts"
import { checksumOf, writeSeq } from "./log-row.ts"
import type { AppendPart, QueryAnswer, SqlValue, WorkerOptions, WorkerReply, WorkerRequest } from "./sqlite-protocol.ts"

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

const slot = new AppendSlot(options.slot)
let next: WorkerRequest | undefined

serve()

/** Answers in the order asked until it is told to close, and sleeps in between: this thread's event loop never runs. */
function serve(): void {
  for (;;) {
    const { calls } = slot
    // Read before the port: what was posted before the append was offered is then surely found there.
    const offered = slot.requestId
    const request = nextRequest()
    if (offered !== 0 && (request === undefined || offered < request.id)) answerOffered()
    else if (request === undefined) slot.sleep(calls)
    else {
      next = undefined
      answerMessage(request)
      if (request.type === "close") return
    }
  }
}

/** The oldest message not answered yet; it stays the next one until it is answered. */
function nextRequest(): WorkerRequest | undefined {
  next ??= receiveMessageOnPort(port)?.message as WorkerRequest | undefined
  return next
}

function answerOffered(): void {
  try {
    const { bytes, parts } = slot.request()
    slot.answer({ ok: true, value: append(bytes, parts) })
  } catch (error) {
    slot.answer({ ok: false, error: describe(error) })
  }
}

function answerMessage(request: WorkerRequest): void {
  try {
    reply({ id: request.id, ok: true, value: answer(request) })
  } catch (error) {
    reply({ id: request.id, ok: false, error: describe(error) })
  }
}

function answer(request: WorkerRequest): QueryAnswer | readonly number[] | null {
  switch (request.type) {
    case "query":
      return query(request.sql, request.params)
    case "append":
      return append(request.bytes, request.parts)
    case "begin":
      return run("begin immediate")
    case "commit":
      return commit()
    case "rollback":
      return rollback()
    case "close":
      statements.clear()
      database.close()
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

/** One durable transaction for the batch. The answer holds each append's last sequence number, 0 for a stale one. */
function append(bytes: Uint8Array, parts: readonly AppendPart[]): number[] {
  run("begin immediate")
  try {
    const lastSeqs = parts.map((part) => appendPart(bytes, part))
    run("commit")
    return lastSeqs
  } catch (error) {
    rollback()
    throw error
  }
}

function appendPart(bytes: Uint8Array, part: AppendPart): number {
  const { meetingId, epoch, count, at } = part
  const { advance, insert } = options.append
  const moved = prepare(advance).statement.get(count, at, meetingId, epoch, part.state, part.rightsVersion)
  if (moved === undefined) return 0
  const [seq] = moved as unknown as [number]
  writeSeq(bytes, part.seqAt, seq)
  const checksum = checksumOf(bytes.subarray(part.from, part.to))
  prepare(insert).statement.run(meetingId, epoch, seq, count, at, bytes.subarray(part.entriesAt, part.to), checksum)
  return seq
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

function describe(error: unknown): { message: string; errcode: number } {
  if (!(error instanceof Error)) return { message: String(error), errcode: 0 }
  return { message: error.message, errcode: "errcode" in error ? Number(error.errcode) : 0 }
}
