// Which way an append takes on SQLite, and what the two connections tell of a third one.
import { sql } from "kysely"
import { asStoreFailure } from "./engine-errors.ts"
import { encodeBatch } from "./log-entry.ts"
import type { SqliteAppender } from "./sqlite-appender.ts"
import type { SqliteClient } from "./sqlite-client.ts"
import type { AppendPart } from "./sqlite-protocol.ts"
import type { Append, AppendResult, Db } from "./store.ts"
import type { TransactionGate } from "./transaction-gate.ts"

export class SqliteAppends {
  private readonly client: SqliteClient
  private readonly gate: TransactionGate
  private readonly appender: SqliteAppender

  constructor(client: SqliteClient, gate: TransactionGate, appender: SqliteAppender) {
    this.client = client
    this.gate = gate
    this.appender = appender
  }

  /** See Store.append. */
  async append(batch: readonly Append[]): Promise<AppendResult[]> {
    const { bytes, parts } = encodeBatch(batch)
    try {
      const lastSeqs = await this.#write(bytes, parts)
      return lastSeqs.map((lastSeq) => (lastSeq === 0 ? { ok: false, reason: "stale" } : { ok: true, lastSeq }))
    } catch (error) {
      throw asStoreFailure(error)
    }
  }

  /** Until the append is on disk the gate keeps everybody from reading what it wrote. */
  #write(bytes: Uint8Array, parts: readonly AppendPart[]): Promise<readonly number[]> {
    const { client, appender } = this
    // Behind statements on their way the short way would overtake them, or be read by them too early.
    const send = () => (client.isIdle ? appender.append(bytes, parts) : null) ?? client.append(bytes, parts)
    return this.gate.exclusive(send).finally(() => this.gate.release())
  }
}

/** Tells another process's commits from those of the two connections here, each of which sees the other's. */
export class ForeignChanges {
  private readonly db: Db
  private readonly appender: SqliteAppender
  private seen = { worker: NaN, appender: NaN }

  constructor(db: Db, appender: SqliteAppender) {
    this.db = db
    this.appender = appender
  }

  /** May anybody else have committed since this was last asked? True also when both connections here have. */
  async maybe(): Promise<boolean> {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(this.db)
    const now = { worker: Number(rows[0]?.data_version), appender: this.appender.dataVersion }
    const { seen } = this
    this.seen = now
    return now.worker !== seen.worker && now.appender !== seen.appender
  }
}
