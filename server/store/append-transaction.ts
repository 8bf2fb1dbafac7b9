// A group commit as SQLite runs it, on whichever connection. No Yjs and no lib0 here: the SQLite worker loads this file.
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { checksumOf, writeSeq } from "./log-row.ts"
import type { AppendPart, AppendSql } from "./sqlite-protocol.ts"

export class AppendTransaction {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #rollback: StatementSync
  readonly #advance: StatementSync
  readonly #insert: StatementSync

  constructor(database: DatabaseSync, sql: AppendSql) {
    this.#database = database
    this.#begin = database.prepare("begin immediate")
    this.#commit = database.prepare("commit")
    this.#rollback = database.prepare("rollback")
    this.#advance = database.prepare(sql.advance)
    this.#advance.setReturnArrays(true)
    this.#insert = database.prepare(sql.insert)
  }

  /** One transaction for the batch; nothing of it stays when it throws. Each part's last sequence number, 0 for a stale one. */
  run(bytes: Uint8Array, parts: readonly AppendPart[]): number[] {
    this.#begin.run()
    try {
      const lastSeqs = parts.map((part) => this.#append(bytes, part))
      this.#commit.run()
      return lastSeqs
    } catch (error) {
      // SQLite has often rolled back by itself when a statement failed (disk full).
      if (this.#database.isTransaction) this.#rollback.run()
      throw error
    }
  }

  #append(bytes: Uint8Array, part: AppendPart): number {
    const { meetingId, epoch, count, at } = part
    const moved = this.#advance.get(count, at, meetingId, epoch, part.state, part.rightsVersion)
    if (moved === undefined) return 0
    const [seq] = moved as unknown as [number]
    writeSeq(bytes, part.seqAt, seq)
    const checksum = checksumOf(bytes.subarray(part.from, part.to))
    this.#insert.run(meetingId, epoch, seq, count, at, bytes.subarray(part.entriesAt, part.to), checksum)
    return seq
  }
}
