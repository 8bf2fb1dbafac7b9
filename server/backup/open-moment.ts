// One moment of a store to read a backup from, while people go on writing.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { DATABASE_FILE, openSqlite } from "../store/open-sqlite.ts"
import type { Db, Store } from "../store/store.ts"

/** Runs `work` over a view of the store that does not change. `dataDir` = where the embedded database lies. */
export async function atOneMoment<T>(
  store: Store,
  dataDir: string,
  now: () => number,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  if (store.engine === "postgres") {
    return store.db.transaction().setIsolationLevel("repeatable read").execute(work)
  }
  const folder = await mkdtemp(join(tmpdir(), "hanjari-moment-"))
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

function copyDatabase(from: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("copy-worker.ts", import.meta.url), { workerData: { from, to }, execArgv: [] })
    worker.once("message", () => resolve())
    worker.once("error", reject)
    worker.once("exit", () => reject(new Error("the copy ended without an answer")))
  })
}
