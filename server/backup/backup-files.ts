// Backups as files of a folder: written whole or not at all, the oldest thinned out.
import { open, mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { koreanTime } from "../commands/korean-time.ts"
import type { Store } from "../store/store.ts"
import { atOneMoment } from "./open-moment.ts"
import { backupStream } from "./write-backup.ts"

const UNFINISHED = /^hanjari-[\dT-]+\.backup\.part$/
/** An unfinished file this old is of a process that was killed, ms. */
const LEFT_BEHIND_MS = 24 * 3600 * 1000
const NAME = /^hanjari-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.backup$/
const DAYS = 7
const WEEKS = 5
const MONTHS = 12

export interface BackupFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** When it was made, Unix milliseconds. */
  readonly at: number
}

/** Name of a backup made now: civil time in Korea. */
export function backupName(now: number): string {
  const seconds = String(new Date(now).getUTCSeconds()).padStart(2, "0")
  return `hanjari-${koreanTime(now).replace(":", "")}${seconds}.backup`
}

/** Writes one backup into the folder: under its name only when all of it is on disk. */
export async function writeBackupFile(
  store: Store,
  dataDir: string,
  folder: string,
  now: () => number,
): Promise<BackupFile> {
  await mkdir(folder, { recursive: true })
  const at = now()
  const path = join(folder, backupName(at))
  const unfinished = `${path}.part`
  try {
    await atOneMoment(store, dataDir, now, (db) => pipeline(backupStream(db, at), createWriteStream(unfinished)))
    const file = await open(unfinished, "r+")
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  const { size } = await stat(path)
  return { path, name: backupName(at), bytes: size, at }
}

/** Its new name is on disk too, where folders can be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** The folder's backups, newest first. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files: BackupFile[] = []
  for (const name of names) {
    const parts = NAME.exec(name)
    if (!parts) continue
    const [, day, hour, minute, second] = parts
    const at = Date.parse(`${day}T${hour}:${minute}:${second}+09:00`)
    // Somebody may tidy the folder meanwhile.
    const file = await stat(join(folder, name)).catch(() => null)
    if (file?.isFile()) files.push({ path: join(folder, name), name, bytes: file.size, at })
  }
  return files.toSorted((a, b) => b.at - a.at)
}

/** Keeps the newest of each of the last days, weeks and months that have one; removes the others, and what a killed process left. */
export async function thinBackups(folder: string, now: number): Promise<void> {
  await sweepUnfinished(folder, now)
  const files = await listBackups(folder)
  const kept = new Set<string>()
  const keep = (count: number, period: (file: BackupFile) => string): void => {
    const seen = new Set<string>()
    for (const file of files) {
      const key = period(file)
      if (seen.has(key) || seen.size >= count) continue
      seen.add(key)
      kept.add(file.name)
    }
  }
  keep(DAYS, ({ at }) => koreanTime(at).slice(0, 10))
  keep(WEEKS, ({ at }) => String(Math.floor((at / 86_400_000 + 3) / 7)))
  keep(MONTHS, ({ at }) => koreanTime(at).slice(0, 7))
  for (const file of files) if (!kept.has(file.name)) await rm(file.path, { force: true })
}

async function sweepUnfinished(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!UNFINISHED.test(name)) continue
    const file = await stat(join(folder, name)).catch(() => null)
    if (file && now - file.mtimeMs > LEFT_BEHIND_MS) await rm(join(folder, name), { force: true })
  }
}
