// Kysely over the SQLite worker.
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely"
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from "kysely"
import { asStoreFailure } from "./engine-errors.ts"
import type { SqliteClient } from "./sqlite-client.ts"
import type { QueryAnswer, SqlValue } from "./sqlite-protocol.ts"
import { refuseInsideTransaction } from "./transaction-gate.ts"
import type { TransactionGate } from "./transaction-gate.ts"

export function sqliteDialect(client: SqliteClient, gate: TransactionGate): Dialect {
  return {
    createDriver: () => new SqliteWorkerDriver(client, gate),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteWorkerAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** The gate keeps statements and transactions apart; Kysely's own lock would make every statement wait for the last answer. */
class SqliteWorkerAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/** All its connections are the worker's one; the gate decides which of them may speak. */
class SqliteWorkerDriver implements Driver {
  readonly #client: SqliteClient
  readonly #gate: TransactionGate

  constructor(client: SqliteClient, gate: TransactionGate) {
    this.#client = client
    this.#gate = gate
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#client, this.#gate)
  }

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    try {
      await this.#gate.exclusive(() => this.#client.begin())
    } catch (error) {
      this.#gate.release()
      throw asStoreFailure(error)
    }
    connection.isInTransaction = true
  }

  /** Kysely rolls back after a failed commit, and the gate opens there. */
  async commitTransaction(connection: SqliteConnection): Promise<void> {
    try {
      await this.#client.commit()
    } catch (error) {
      throw asStoreFailure(error)
    }
    this.#end(connection)
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    try {
      await this.#client.rollback()
    } catch (error) {
      throw asStoreFailure(error)
    } finally {
      this.#end(connection)
    }
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}

  #end(connection: SqliteConnection): void {
    connection.isInTransaction = false
    this.#gate.release()
  }
}

class SqliteConnection implements DatabaseConnection {
  /** Holds the gate: its statements need not ask. */
  isInTransaction = false
  readonly #client: SqliteClient
  readonly #gate: TransactionGate

  constructor(client: SqliteClient, gate: TransactionGate) {
    this.#client = client
    this.#gate = gate
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return asResult(await this.#send(compiled.sql, compiled.parameters as readonly SqlValue[]))
    } catch (error) {
      throw asStoreFailure(error)
    }
  }

  #send(sql: string, params: readonly SqlValue[]): Promise<QueryAnswer> {
    if (this.isInTransaction) return this.#client.query(sql, params)
    refuseInsideTransaction()
    return this.#gate.shared(() => this.#client.query(sql, params))
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error("the worker answers with whole results: read in pages")
  }
}

function asResult<R>({ columns, rows, changes }: QueryAnswer): QueryResult<R> {
  if (columns.length === 0) return { rows: [], numAffectedRows: BigInt(changes) }
  return {
    numAffectedRows: BigInt(changes),
    rows: rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])) as R),
  }
}
