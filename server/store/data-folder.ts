// One server per data folder. The guarantee is the kernel's: an exclusive lock on a small database file, which ends with
// the process however it ends. The text file beside it only says who holds it.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

const LOCK_FILE = "server.lock"
const HOLDER_FILE = "server.json"
/** Two that start at once step on each other's attempt: the one that loses tries for this long (ms). */
const TRY_MS = 500

/** Who holds a data folder, as it wrote down itself. */
export interface FolderHolder {
  readonly instanceId: string
  readonly pid: number
  readonly host: string
  /** Unix milliseconds. */
  readonly since: number
}

export interface HeldFolder {
  readonly holder: FolderHolder
  /** Lets another server have the folder. */
  release(): void
}

/** Another server has the folder; `holder` is null in the moment before it wrote down who it is. */
export class DataFolderHeld extends Error {
  readonly holder: FolderHolder | null
  constructor(dataDir: string, holder: FolderHolder | null) {
    const who = holder ? `pid ${holder.pid} on ${holder.host}, instance ${holder.instanceId}` : "another server"
    super(`${dataDir} is held by ${who}`)
    this.name = "DataFolderHeld"
    this.holder = holder
  }
}

/**
 * Takes the data folder for this process; makes it when missing. A lock left by a process that was killed is taken over:
 * the kernel has dropped it. Throws DataFolderHeld.
 */
export async function holdDataFolder(
  dataDir: string,
  { instanceId, now }: { instanceId: string; now: number },
): Promise<HeldFolder> {
  await mkdir(dataDir, { recursive: true })
  const lock = takeLock(dataDir)
  const holder = { instanceId, pid: process.pid, host: hostname(), since: now }
  writeHolder(dataDir, holder)
  return {
    holder,
    release() {
      if (!lock.isOpen) return
      rmSync(join(dataDir, HOLDER_FILE), { force: true })
      lock.close()
    },
  }
}

function takeLock(dataDir: string): DatabaseSync {
  const lock = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: TRY_MS })
  try {
    lock.exec("begin exclusive")
    return lock
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new DataFolderHeld(dataDir, readHolder(dataDir))
    throw error
  }
}

const SQLITE_BUSY = 5
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY
}

/** In one step, so that a reader never sees half of it. */
function writeHolder(dataDir: string, holder: FolderHolder): void {
  const written = join(dataDir, `${HOLDER_FILE}.new`)
  writeFileSync(written, `${JSON.stringify(holder, null, 2)}\n`)
  renameSync(written, join(dataDir, HOLDER_FILE))
}

/** Who holds the folder or held it last; null = nobody said. */
export function readHolder(dataDir: string): FolderHolder | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, HOLDER_FILE), "utf8")) as FolderHolder
  } catch {
    return null
  }
}
