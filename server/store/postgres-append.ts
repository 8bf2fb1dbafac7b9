// Group commit on PostgreSQL: one connection of its own, so that batches reach the server in order.
import { Client } from "pg"
import { asStoreFailure, isRepeatable } from "./engine-errors.ts"
import { encodeBatch } from "./log-entry.ts"
import type { EncodedBatch } from "./log-entry.ts"
import { checksumOf, writeSeq } from "./log-row.ts"
import { connectionConfig } from "./postgres-pool.ts"
import type { AppendPart, AppendSql } from "./sqlite-protocol.ts"
import { StoreFailure } from "./store.ts"
import type { Append, AppendResult } from "./store.ts"

/** Tries in all when the server asks to repeat a transaction. */
const TRIES = 3

/** Owns the append connection; opens it on first use and again after it broke. */
export class PostgresAppender {
  readonly #databaseUrl: string
  readonly #sql: AppendSql
  #client: Client | null = null
  /** Nothing may open a connection again. */
  #isClosed = false
  /** The last batch: the next one starts when it is over, whatever its end. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(databaseUrl: string, sql: AppendSql) {
    this.#databaseUrl = databaseUrl
    this.#sql = sql
  }

  async append(batch: readonly Append[]): Promise<AppendResult[]> {
    if (this.#isClosed) throw new StoreFailure("unavailable", new Error("the store is closed"))
    const encoded = encodeBatch(batch)
    const result = this.#last.then(() => this.#commit(encoded))
    this.#last = result.catch(() => undefined)
    return result
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#last
    await this.#client?.end()
    this.#client = null
  }

  async #commit(encoded: EncodedBatch, tries = TRIES): Promise<AppendResult[]> {
    try {
      return await this.#transaction(await this.#connect(), encoded)
    } catch (error) {
      if (isRepeatable(error) && tries > 1) return this.#commit(encoded, tries - 1)
      throw asStoreFailure(error)
    }
  }

  async #transaction(client: Client, { bytes, parts }: EncodedBatch): Promise<AppendResult[]> {
    try {
      await client.query("begin")
      const results: AppendResult[] = []
      for (const at of lockOrder(parts)) results[at] = await this.#appendPart(client, bytes, parts[at]!)
      await client.query("commit")
      return results
    } catch (error) {
      await this.#rollback(client)
      throw error
    }
  }

  async #appendPart(client: Client, bytes: Uint8Array, part: AppendPart): Promise<AppendResult> {
    const { meetingId, epoch, state, rightsVersion, at, count } = part
    const moved = await client.query<{ last_seq: number }>({
      name: "advance",
      text: this.#sql.advance,
      values: [count, at, meetingId, epoch, state, rightsVersion],
    })
    const seq = moved.rows[0]?.last_seq
    if (seq === undefined) return { ok: false, reason: "stale" }
    writeSeq(bytes, part.seqAt, seq)
    const entries = bytes.subarray(part.entriesAt, part.to)
    const checksum = checksumOf(bytes.subarray(part.from, part.to))
    const values = [meetingId, epoch, seq, count, at, entries, checksum]
    await client.query({ name: "insert", text: this.#sql.insert, values })
    return { ok: true, lastSeq: seq }
  }

  async #connect(): Promise<Client> {
    if (this.#client) return this.#client
    const client = new Client(connectionConfig(this.#databaseUrl))
    client.on("error", () => this.#drop(client))
    client.on("end", () => this.#drop(client))
    await client.connect()
    this.#client = client
    return client
  }

  /** A connection that cannot roll back is given up: the server then rolls back by itself. */
  async #rollback(client: Client): Promise<void> {
    try {
      await client.query("rollback")
    } catch {
      this.#drop(client)
      client.end().catch(() => undefined)
    }
  }

  #drop(client: Client): void {
    if (this.#client === client) this.#client = null
  }
}

/** Positions of the parts by meeting, each meeting's in the order given: two nodes then never wait for each other. */
function lockOrder(parts: readonly AppendPart[]): number[] {
  const meetingOf = (at: number) => parts[at]!.meetingId
  return parts.map((_part, at) => at).toSorted((a, b) => compare(meetingOf(a), meetingOf(b)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
