// One moment of a store to read a backup from, while people go on writing.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { sql } from "kysely"
import { DATABASE_FILE, openSqlite } from "../store/open-sqlite.ts"
import type { Db, Store } from "../store/store.ts"

const COPY = "moment-"
/** A copy this old was left behind by a process that was killed, ms. */
const LEFT_BEHIND_MS = 24 * 3600 * 1000

/**
 * Runs `work` over a view of the store that does not change: a copy beside the embedded database in `dataDir` (not in the system's
 * temporary folder, which may be memory), or one transaction of PostgreSQL.
 */
export async function atOneMoment<T>(
  store: Store,
  dataDir: string,
  now: () => number,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  if (store.engine === "postgres") return inOneTransaction(store.db, work)
  await sweepCopies(dataDir, now())
  const folder = await mkdtemp(join(dataDir, COPY))
  try {
    await copyDatabase(join(dataDir, DATABASE_FILE), join(folder, DATABASE_FILE))
    const copy = await openSqlite(folder, now)
    try {
      return await work(copy.db)
    } finally {
      await copy.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function inOneTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (trx) => {
      // Whoever downloads slowly makes pauses between two reads.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
      // The moment is that of the first read.
      await sql`select 1 from schema_version`.execute(trx)
      return work(trx)
    })
}

async function sweepCopies(dataDir: string, now: number): Promise<void> {
  for (const name of await readdir(dataDir).catch(() => [])) {
    if (!name.startsWith(COPY)) continue
    const found = await stat(join(dataDir, name)).catch(() => null)
    if (found && now - found.mtimeMs > LEFT_BEHIND_MS) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

function copyDatabase(from: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("copy-worker.ts", import.meta.url), { workerData: { from, to }, execArgv: [] })
    worker.once("message", () => resolve())
    worker.once("error", reject)
    worker.once("exit", () => reject(new Error("the copy ended without an answer")))
  })
}
