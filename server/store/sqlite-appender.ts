// The short way of an append. Its few statements run here, on a connection of the main thread; only the wait for the disk is
// another thread's. The connection does not sync its commits (`synchronous = normal` with a write-ahead log): `append` does
// at once what `synchronous = full` would do, but off the event loop, and answers when that is done (ADR 0011).
import { closeSync, fdatasync, openSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { AppendTransaction } from "./append-transaction.ts"
import { SqliteError } from "./engine-errors.ts"
import { describeSqliteError, type AppendPart, type AppendSql } from "./sqlite-protocol.ts"
import { StoreFailure } from "./store.ts"

/** Another connection writes just now: a command beside the server. */
const SQLITE_BUSY = 5
/** A batch of more documents or bytes would hold up the event loop: pasted pages, hundreds of meetings at once. */
const MAX_PARTS = 32
const MAX_BYTES = 32 * 1024
/**
 * This connection never copies the log back into the database. One append in so many goes the long way, which does when the
 * log has grown long enough, and so does the one behind it: the first after a copy begins the log anew and syncs its head.
 */
const LONG_WAY_EVERY = 500

export class SqliteAppender {
  readonly #database: DatabaseSync
  readonly #transaction: AppendTransaction
  /** The write-ahead log's file. SQLite's locks are on other files, so that closing this one drops none. */
  readonly #log: number
  #count = 0
  /** A sync failed: what the kernel then still holds of the log is not known, so this way is not used again. */
  #isBroken = false

  /** @param file a migrated database in WAL mode that another connection keeps open */
  constructor(file: string, sql: AppendSql) {
    this.#database = new DatabaseSync(file, { timeout: 0 })
    this.#database.exec("pragma synchronous = normal; pragma foreign_keys = on; pragma wal_autocheckpoint = 0")
    this.#transaction = new AppendTransaction(this.#database, sql)
    this.#log = openSync(`${file}-wal`, "r+")
  }

  /**
   * Appends and syncs; nobody may read or write the database before that is done. Null: not now, or not this batch, and
   * nothing was done. Rejects when the disk refuses.
   */
  append(bytes: Uint8Array, parts: readonly AppendPart[]): Promise<readonly number[]> | null {
    if (this.#isBroken || parts.length > MAX_PARTS || bytes.length > MAX_BYTES) return null
    if (this.#count++ % LONG_WAY_EVERY < 2) return null
    try {
      return this.#sync(this.#transaction.run(bytes, parts))
    } catch (error) {
      const { message, errcode } = describeSqliteError(error)
      return (errcode & 0xff) === SQLITE_BUSY ? null : Promise.reject(new SqliteError(message, errcode))
    }
  }

  #sync(lastSeqs: readonly number[]): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      fdatasync(this.#log, (error) => {
        if (error === null) return resolve(lastSeqs)
        this.#isBroken = true
        reject(new StoreFailure(error.code === "ENOSPC" ? "full" : "unavailable", error))
      })
    })
  }

  /** Changes whenever another connection has committed (pragma data_version). */
  get dataVersion(): number {
    return Number(this.#database.prepare("pragma data_version").get()?.["data_version"])
  }

  close(): void {
    if (!this.#database.isOpen) return
    this.#database.close()
    closeSync(this.#log)
  }
}
