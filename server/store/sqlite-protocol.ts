// What the main thread and the SQLite worker say to each other. The worker answers in the order asked.

/** A value a column can hold on either engine. */
export type SqlValue = null | number | bigint | string | Uint8Array

/** One document's part of a group commit; `from`, `seqAt`, `entriesAt`, `to` are offsets into the batch's buffer (log-row.ts). */
export interface AppendPart {
  readonly meetingId: string
  readonly epoch: string
  readonly state: string
  readonly rightsVersion: number
  readonly at: number
  readonly count: number
  readonly from: number
  readonly seqAt: number
  readonly entriesAt: number
  readonly to: number
}

/** SQL of the append path: the same statements PostgreSQL runs, compiled for SQLite (append-statements.ts). */
export interface AppendSql {
  readonly advance: string
  readonly insert: string
}

export interface WorkerOptions {
  readonly file: string
  readonly busyTimeoutMs: number
  readonly append: AppendSql
}

export type WorkerRequest =
  | { readonly id: number; readonly type: "query"; readonly sql: string; readonly params: readonly SqlValue[] }
  | { readonly id: number; readonly type: "begin" | "commit" | "rollback" | "close" }
  | { readonly id: number; readonly type: "append"; readonly bytes: Uint8Array; readonly parts: readonly AppendPart[] }

/** Rows travel as arrays beside one list of column names: names are not cloned for every row. */
export interface QueryAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly SqlValue[])[]
  readonly changes: number
}

/** `errcode` is SQLite's extended result code, 0 for an error outside SQLite. */
export interface WorkerError {
  readonly message: string
  readonly errcode: number
}

export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly value: QueryAnswer | readonly number[] | null }
  | { readonly id: number; readonly ok: false; readonly error: WorkerError }

/** What an error of `node:sqlite`, or any other, says that can be sent from thread to thread. */
export function describeSqliteError(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { message: String(error), errcode: 0 }
  return { message: error.message, errcode: "errcode" in error ? Number(error.errcode) : 0 }
}
