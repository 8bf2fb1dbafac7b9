// Restoring a backup: read into a place of its own, verified there, and only then put where the server looks.
import { randomUUID } from "node:crypto"
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { cliText } from "../../shared/text/ko/cli.ts"
import { insertAudit } from "../store/audit.ts"
import { DATABASE_FILE } from "../store/open-sqlite.ts"
import { openStore } from "../store/open-store.ts"
import type { Store } from "../store/store.ts"
import { listBackups } from "./backup-files.ts"
import { startNewEpochs } from "./new-epochs.ts"
import { readBackup } from "./read-backup.ts"
import { verifyStore, type Verification } from "./verify-store.ts"

export interface RestoreTarget {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly now: () => number
}

export interface Restored extends Verification {
  readonly file: string
  readonly rows: number
}

/** What stopped a restore; nothing was changed. */
export class RestoreRefused extends Error {}

/** A backup file, or the newest of a folder of them. */
export async function pickBackup(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (found?.isFile()) return path
  const [newest] = found ? await listBackups(path) : []
  if (!newest) throw new RestoreRefused(cliText.noBackup(path))
  return newest.path
}

/**
 * Restores into the store of `target`, which must hold nobody yet unless `replaces`. With `verifies` everything is opened and every
 * hash taken first. Throws RestoreRefused or BackupUnreadable, and then nothing has changed. The caller holds the data folder.
 */
export async function restoreBackup(
  target: RestoreTarget,
  path: string,
  { verifies, replaces }: { readonly verifies: boolean; readonly replaces: boolean },
): Promise<Restored> {
  const file = await pickBackup(path)
  if (!replaces && (await holdsPeople(target))) throw new RestoreRefused(cliText.notEmpty)
  return target.databaseUrl === undefined
    ? restoreEmbedded(target, file, verifies)
    : restorePostgres(target, file, verifies)
}

async function holdsPeople({ dataDir, databaseUrl, now }: RestoreTarget): Promise<boolean> {
  if (databaseUrl === undefined && !(await stat(join(dataDir, DATABASE_FILE)).catch(() => null))) return false
  const store = await openStore({ dataDir, databaseUrl, now })
  try {
    return (await store.db.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined
  } finally {
    await store.close()
  }
}

/** Reads, verifies and renews a store that nobody else uses yet. */
async function fill(store: Store, file: string, now: () => number, verifies: boolean): Promise<Restored> {
  const counts = await readBackup(store, file)
  const checked = verifies ? await verifyStore(store.db) : { meetings: 0, revisions: 0, blobs: 0, problems: [] }
  if (checked.problems.length > 0) throw new RestoreRefused(checked.problems.join("\n"))
  const meetings = await startNewEpochs(store, { now, newId: randomUUID })
  await store.transaction((trx) =>
    insertAudit(trx, { id: randomUUID(), at: now(), actorId: null, action: "backupRestored", detail: { meetings } }),
  )
  return { ...checked, meetings, file, rows: Object.values(counts).reduce((sum, count) => sum + count, 0) }
}

async function restoreEmbedded({ dataDir, now }: RestoreTarget, file: string, verifies: boolean): Promise<Restored> {
  await mkdir(dataDir, { recursive: true })
  const folder = await mkdtemp(join(dataDir, "restore-"))
  try {
    const store = await openStore({ dataDir: folder, now })
    const restored = await fill(store, file, now, verifies).finally(() => store.close())
    await setAside(dataDir, now())
    for (const name of await readdir(folder)) {
      if (name.startsWith(DATABASE_FILE)) await rename(join(folder, name), join(dataDir, name))
    }
    return restored
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the folder held goes beside it, never away. */
async function setAside(dataDir: string, now: number): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(DATABASE_FILE))
  if (names.length === 0) return
  const aside = join(dataDir, `before-restore-${now}`)
  await mkdir(aside)
  for (const name of names) await rename(join(dataDir, name), join(aside, name))
}

/** One transaction: what the database held before is gone only when everything of the backup is there and whole. */
async function restorePostgres(target: RestoreTarget, file: string, verifies: boolean): Promise<Restored> {
  const store = await openStore(target)
  try {
    if (verifies) await tryOut(target, file)
    return await fill(store, file, target.now, false)
  } finally {
    await store.close()
  }
}

/** Verified in an embedded store beside it first, so that the database never holds what is not whole. */
async function tryOut({ dataDir, now }: RestoreTarget, file: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const folder = await mkdtemp(join(dataDir, "restore-"))
  try {
    const store = await openStore({ dataDir: folder, now })
    await fill(store, file, now, true).finally(() => store.close())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
