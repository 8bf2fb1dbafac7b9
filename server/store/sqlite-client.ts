// The main thread's end of the SQLite worker: one request, one promise.
import { Worker } from "node:worker_threads"
import { SqliteError } from "./engine-errors.ts"
import type { AppendPart, QueryAnswer, SqlValue, WorkerOptions, WorkerReply, WorkerRequest } from "./sqlite-protocol.ts"
import { StoreFailure } from "./store.ts"

type Unnumbered<R> = R extends { readonly id: number } ? Omit<R, "id"> : never

interface Pending {
  resolve(value: never): void
  reject(error: unknown): void
}

/** Lives as long as its worker. After the worker is gone every request fails as `unavailable`. */
export class SqliteClient {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #lastId = 0
  /** Why no request can be answered any more. */
  #gone: unknown = null

  constructor(workerData: WorkerOptions) {
    this.#worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), { workerData, execArgv: [] })
    this.#worker.on("message", (reply: WorkerReply) => this.#settle(reply))
    this.#worker.on("error", (error) => this.#fail(error))
    this.#worker.on("exit", () => this.#fail(new Error("the SQLite worker has ended")))
  }

  /** Nothing asked waits for its answer. */
  get isIdle(): boolean {
    return this.#pending.size === 0
  }

  query(sql: string, params: readonly SqlValue[]): Promise<QueryAnswer> {
    return this.#ask({ type: "query", sql, params: params.map(compact) }, [])
  }

  begin(): Promise<null> {
    return this.#ask({ type: "begin" }, [])
  }

  commit(): Promise<null> {
    return this.#ask({ type: "commit" }, [])
  }

  rollback(): Promise<null> {
    return this.#ask({ type: "rollback" }, [])
  }

  /** `bytes` belongs to the client from now on: it may be handed over. One last sequence number per part, 0 = stale. */
  append(bytes: Uint8Array, parts: readonly AppendPart[]): Promise<readonly number[]> {
    return this.#ask({ type: "append", bytes, parts }, [bytes.buffer as ArrayBuffer])
  }

  /** Closes the database after everything asked before, and ends the worker. */
  async close(): Promise<void> {
    if (this.#gone !== null) return
    const ended = new Promise((resolve) => this.#worker.once("exit", resolve))
    await this.#ask({ type: "close" }, [])
    await ended
  }

  #ask<T>(request: Unnumbered<WorkerRequest>, handedOver: ArrayBuffer[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#gone !== null) return reject(new StoreFailure("unavailable", this.#gone))
      const id = ++this.#lastId
      this.#pending.set(id, { resolve, reject })
      this.#worker.postMessage({ id, ...request }, handedOver)
    })
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if (reply.ok) pending?.resolve(reply.value as never)
    else pending?.reject(new SqliteError(reply.error.message, reply.error.errcode))
  }

  #fail(cause: unknown): void {
    if (this.#gone !== null) return
    this.#gone = cause
    for (const pending of this.#pending.values()) pending.reject(new StoreFailure("unavailable", cause))
    this.#pending.clear()
  }
}

/** A view into a larger buffer would be cloned with the whole buffer: send its own bytes only. */
function compact(value: SqlValue): SqlValue {
  return value instanceof Uint8Array && value.byteLength < value.buffer.byteLength ? new Uint8Array(value) : value
}
