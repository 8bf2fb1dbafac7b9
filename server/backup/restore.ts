// Restoring a backup: read and verified in one transaction. The embedded database is made in a place of its own and only then
// put where the server looks. What was there before is kept.
import { randomUUID } from "node:crypto"
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { sql } from "kysely"
import { cliText } from "../../shared/text/ko/cli.ts"
import { insertAudit } from "../store/audit.ts"
import { DatabaseTooNew, POSTGRES_LOCK } from "../store/migrations/migrate.ts"
import { DATABASE_FILE } from "../store/open-sqlite.ts"
import { openStore } from "../store/open-store.ts"
import { othersConnected } from "../store/postgres-pool.ts"
import type { Store } from "../store/store.ts"
import { listBackups, writeBackupFile } from "./backup-files.ts"
import { startNewEpochs } from "./new-epochs.ts"
import { readBackup } from "./read-backup.ts"
import { verifyStore, type Verification } from "./verify-store.ts"

export interface RestoreTarget {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly now: () => number
}

export interface RestoreWays {
  /** Nothing is restored when anything does not verify; without it that is only told. */
  readonly verifies: boolean
  /** A store with people in it is replaced. */
  readonly replaces: boolean
}

export interface Restored extends Verification {
  readonly file: string
  readonly rows: number
  /** Documents that go on in a new epoch: all but damaged ones. */
  readonly renewed: number
  /** Where what was replaced lies now; null = there was nothing. */
  readonly before: string | null
}

/** What stopped a restore; nothing was changed. */
export class RestoreRefused extends Error {}

/** A backup file, or the newest of a folder of them. */
async function pickBackup(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (found?.isFile()) return path
  const [newest] = found ? await listBackups(path) : []
  if (!newest) throw new RestoreRefused(cliText.noBackup(path))
  return newest.path
}

/**
 * Restores a backup file, or the newest of a folder. Throws RestoreRefused or BackupUnreadable, and then nothing has changed. The
 * caller holds the data folder.
 */
export async function restoreBackup(target: RestoreTarget, path: string, ways: RestoreWays): Promise<Restored> {
  const file = await pickBackup(path)
  try {
    return await (target.databaseUrl === undefined
      ? restoreEmbedded(target, file, ways)
      : restorePostgres(target, target.databaseUrl, file, ways))
  } catch (error) {
    throw error instanceof DatabaseTooNew ? new RestoreRefused(cliText.backupTooNew, { cause: error }) : error
  }
}

async function holdsPeople(store: Store): Promise<boolean> {
  return (await store.db.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined
}

/** Reads, verifies and renews in one transaction. */
function fill(store: Store, file: string, now: number, verifies: boolean): Promise<Omit<Restored, "before">> {
  return store.transaction(async (trx) => {
    if (store.engine === "postgres") {
      // A server that starts now waits until this is over, and verifying makes pauses.
      await sql`select pg_advisory_xact_lock(${POSTGRES_LOCK})`.execute(trx)
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
    }
    const counts = await readBackup(trx, store.engine, file, now)
    const checked = await verifyStore(trx)
    if (verifies && checked.problems.length > 0) throw new RestoreRefused(cliText.notVerified(checked.problems))
    const renewed = await startNewEpochs(trx, { now, newId: randomUUID })
    const detail = { meetings: renewed }
    await insertAudit(trx, { id: randomUUID(), at: now, actorId: null, action: "backupRestored", detail })
    return { ...checked, renewed, file, rows: Object.values(counts).reduce((sum, count) => sum + count, 0) }
  })
}

async function restoreEmbedded(
  { dataDir, now }: RestoreTarget,
  file: string,
  { verifies, replaces }: RestoreWays,
): Promise<Restored> {
  await mkdir(dataDir, { recursive: true })
  if (!replaces && (await stat(join(dataDir, DATABASE_FILE)).catch(() => null))) {
    const store = await openStore({ dataDir, now })
    const isTaken = await holdsPeople(store).finally(() => store.close())
    if (isTaken) throw new RestoreRefused(cliText.notEmpty)
  }
  const folder = await mkdtemp(join(dataDir, "restore-"))
  try {
    const store = await openStore({ dataDir: folder, now })
    const restored = await fill(store, file, now(), verifies).finally(() => store.close())
    const before = await setAside(dataDir, now())
    for (const name of await databaseFiles(folder)) await rename(join(folder, name), join(dataDir, name))
    return { ...restored, before }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The database with the files SQLite keeps beside it. */
async function databaseFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith(DATABASE_FILE))
}

/** What the folder held goes beside it, never away. */
async function setAside(dataDir: string, now: number): Promise<string | null> {
  const names = await databaseFiles(dataDir)
  if (names.length === 0) return null
  const aside = join(dataDir, `before-restore-${now}`)
  await mkdir(aside)
  for (const name of names) await rename(join(dataDir, name), join(aside, name))
  return aside
}

/** What the database held before is gone only when everything of the backup is there and whole; a backup of it is kept. */
async function restorePostgres(
  target: RestoreTarget,
  databaseUrl: string,
  file: string,
  { verifies, replaces }: RestoreWays,
): Promise<Restored> {
  if (await othersConnected(databaseUrl)) throw new RestoreRefused(cliText.databaseInUse)
  const { dataDir, now } = target
  const store = await openStore(target)
  try {
    const isTaken = await holdsPeople(store)
    if (isTaken && !replaces) throw new RestoreRefused(cliText.notEmpty)
    const aside = join(dataDir, `before-restore-${now()}`)
    const before = isTaken ? (await writeBackupFile(store, dataDir, aside, now)).path : null
    return { ...(await fill(store, file, now(), verifies)), before }
  } finally {
    await store.close()
  }
}
