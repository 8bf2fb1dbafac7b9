// PostgreSQL connections as the store needs them: numbers for int8, Uint8Array for bytea, limits on every wait.
import { setTimeout } from "node:timers/promises"
import { Client, Pool, types as defaultTypes } from "pg"
import type { ClientConfig, CustomTypesConfig, PoolClient } from "pg"
import type { PostgresPool, PostgresPoolClient } from "kysely"
import { asStoreFailure } from "./engine-errors.ts"
import { refuseInsideTransaction } from "./transaction-gate.ts"

const { INT8, BYTEA } = defaultTypes.builtins
type TypeId = Parameters<typeof defaultTypes.getTypeParser>[0]
/** A statement, a wait for a lock, or a transaction doing nothing longer than this (ms) is given up. */
const STATEMENT_MS = 30_000
const LOCK_MS = 10_000
const IDLE_IN_TRANSACTION_MS = 30_000
const CONNECT_MS = 10_000
const POOL_SIZE = 10
/** How connections of this program are known at the server. */
const APPLICATION = "hanjari"
const CLOSING_LOOKS = 10
const CLOSING_LOOK_MS = 200

const bytesOf = defaultTypes.getTypeParser(BYTEA) as (text: string) => Buffer

/** Parsers of this store's own connections; the driver's global ones stay as they are. */
const types: CustomTypesConfig = {
  getTypeParser(oid: TypeId, format?: "text" | "binary") {
    if (oid === INT8) return Number
    if (oid === BYTEA && format !== "binary") return (text: string) => asUint8Array(bytesOf(text))
    return defaultTypes.getTypeParser(oid, format)
  },
}

function asUint8Array(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** What every connection of the store is opened with. */
export function connectionConfig(databaseUrl: string): ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: APPLICATION,
    types,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  }
}

/** A pool whose errors are the store's: an unreachable or full server is a StoreFailure. */
export function openPool(databaseUrl: string): PostgresPool {
  const pool = new Pool({ ...connectionConfig(databaseUrl), max: POOL_SIZE })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined)
  const known = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      refuseInsideTransaction()
      const client = await pool.connect().catch(rethrow)
      const wrapped = known.get(client) ?? translating(client)
      known.set(client, wrapped)
      return wrapped
    },
    end: () => pool.end(),
  }
}

type Query = PostgresPoolClient["query"]

/** The same client with the store's errors. Kysely knows clients by identity, so each is wrapped once. */
function translating(client: PoolClient): PostgresPoolClient {
  return {
    query: ((sql: string, params: unknown[]) => client.query(sql, params).catch(rethrow)) as unknown as Query,
    release: (destroy?: boolean) => client.release(destroy),
  }
}

function rethrow(error: unknown): never {
  throw asStoreFailure(error)
}

/** Is a server or a command of this program connected to the database, and does it stay so for two seconds? */
export async function othersConnected(databaseUrl: string): Promise<boolean> {
  const client = new Client({ ...connectionConfig(databaseUrl), application_name: `${APPLICATION} restore` })
  try {
    await client.connect()
    // A connection that has just been closed is listed for a moment longer.
    for (let look = 0; look < CLOSING_LOOKS; look += 1) {
      if (look > 0) await setTimeout(CLOSING_LOOK_MS)
      const { rowCount } = await client.query(
        "select 1 from pg_stat_activity where datname = current_database() and application_name = $1 limit 1",
        [APPLICATION],
      )
      if (rowCount === 0) return false
    }
    return true
  } catch (error) {
    return rethrow(error)
  } finally {
    await client.end()
  }
}
