// What the engines' errors mean. Only a refusal of the disk or the server becomes a StoreFailure;
// a broken constraint or a wrong statement stays the error it is.
import { StoreFailure } from "./store.ts"

/** An error SQLite reported. `errcode` is its extended result code (sqlite.org/rescode.html). */
export class SqliteError extends Error {
  readonly errcode: number
  constructor(message: string, errcode: number) {
    super(message)
    this.name = "SqliteError"
    this.errcode = errcode
  }
}

const SQLITE_FULL = 13
const SQLITE_CORRUPT = 11
/** BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, CANTOPEN, PROTOCOL, NOTADB */
const SQLITE_UNAVAILABLE = new Set([5, 6, 7, 8, 10, SQLITE_CORRUPT, 14, 15, 26])
const SQLITE_UNIQUE = new Set([1555, 2067])

/** SQLSTATE classes: connection, resources, cancelled or shutting down, system, internal; and single states beside them. */
const POSTGRES_UNAVAILABLE = /^(08|53|57|58|F0|XX|25006|40001|40P01|55P03)/
const POSTGRES_FULL = "53100"
const POSTGRES_UNIQUE = "23505"
const POSTGRES_CORRUPT = new Set(["XX001", "XX002"])
const NETWORK = /^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_|NOTFOUND)/
/** What `pg` says, without a code, when a connection is gone or none is to be had. */
const POSTGRES_GONE = /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout/

/** The StoreFailure an engine's error stands for, or the error as it was. */
export function asStoreFailure(error: unknown): unknown {
  if (error instanceof SqliteError) return sqliteFailure(error)
  if (error instanceof StoreFailure || !(error instanceof Error)) return error
  const code = codeOf(error)
  if (code === POSTGRES_FULL) return new StoreFailure("full", error)
  const isUnavailable =
    code === null ? POSTGRES_GONE.test(error.message) : POSTGRES_UNAVAILABLE.test(code) || NETWORK.test(code)
  return isUnavailable ? new StoreFailure("unavailable", error) : error
}

function sqliteFailure(error: SqliteError): Error {
  const primary = error.errcode & 0xff
  if (primary === SQLITE_FULL) return new StoreFailure("full", error)
  return SQLITE_UNAVAILABLE.has(primary) ? new StoreFailure("unavailable", error) : error
}

/** Did a statement break a primary key or a unique index? */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof SqliteError) return SQLITE_UNIQUE.has(error.errcode)
  return codeOf(error) === POSTGRES_UNIQUE
}

/** Did the engine find its own pages damaged? Unlike every other failure this one does not pass. */
export function isCorruption(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : error
  if (cause instanceof SqliteError) return (cause.errcode & 0xff) === SQLITE_CORRUPT
  return POSTGRES_CORRUPT.has(codeOf(cause) ?? "")
}

/** Did two transactions wait for each other, or was one told to try again? The whole transaction may be repeated. */
export function isRepeatable(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : error
  const code = codeOf(cause)
  return code === "40001" || code === "40P01"
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null
  return typeof error.code === "string" ? error.code : null
}
