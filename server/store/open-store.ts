import { openPostgres } from "./open-postgres.ts"
import { openSqlite } from "./open-sqlite.ts"
import type { Store } from "./store.ts"

export interface StoreOptions {
  /** Folder of the embedded database; made when missing. */
  readonly dataDir: string
  /** postgres:// address; left out = the embedded database. */
  readonly databaseUrl?: string | undefined
  readonly now: () => number
}

/**
 * Opens the store, its tables made or brought up to date. Throws when the database is of another program, of a newer
 * version, or cannot keep the promise that what is saved is on disk. Holding the data folder is the caller's (data-folder.ts).
 */
export function openStore({ dataDir, databaseUrl, now }: StoreOptions): Promise<Store> {
  return databaseUrl ? openPostgres(databaseUrl, now) : openSqlite(dataDir, now)
}
