// The store's interfaces. Two engines implement them (SQLite in a worker thread, PostgreSQL); one contract suite runs on both.
import type { Kysely } from "kysely"
import type { MeetingState } from "../../shared/rules/permissions.ts"
import type { Database } from "./schema.ts"

/** Queries of one aggregate take this: the store's `db` or a transaction. */
export type Db = Kysely<Database>

export interface LogEntry {
  readonly userId: string
  /** Y clientIDs whose structs the update carries. */
  readonly clientIds: readonly number[]
  readonly update: Uint8Array
}

/** Updates of one document, to be appended in order, under the state and rights its room believes in. */
export interface Append {
  readonly meetingId: string
  readonly epoch: string
  readonly state: MeetingState
  readonly rightsVersion: number
  readonly at: number
  readonly entries: readonly LogEntry[]
}

/** `stale` = epoch, state or rights_version had moved on: nothing of this append was written. */
export type AppendResult =
  | { readonly ok: true; readonly lastSeq: number }
  | { readonly ok: false; readonly reason: "stale" }

export type StoreFailureReason = "full" | "unavailable"
/** The disk or the database refused: nothing of the transaction was written. */
export class StoreFailure extends Error {
  readonly reason: StoreFailureReason
  constructor(reason: StoreFailureReason, cause: unknown) {
    super(`store ${reason}`, { cause })
    this.name = "StoreFailure"
    this.reason = reason
  }
}

export interface Store {
  readonly engine: "sqlite" | "postgres"
  /** Reads, and single-statement writes. */
  readonly db: Db
  /** One durable transaction; on SQLite it never interleaves with another or with an append. Throws StoreFailure if the engine refuses. */
  transaction<T>(work: (trx: Db) => Promise<T>): Promise<T>
  /** Group commit: one durable transaction for all appends; resolves when it is on disk. One result per append, in order. Throws StoreFailure. */
  append(batch: readonly Append[]): Promise<AppendResult[]>
  /** May another process have written since this was last asked? Always true where the engine cannot tell. */
  mayHaveChangedElsewhere(): Promise<boolean>
  close(): Promise<void>
}
