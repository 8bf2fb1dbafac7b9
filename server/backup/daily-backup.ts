// One backup a day into a folder, thinned out. A failure is remembered and logged; it never stops the server.
import { koreanTime } from "../commands/korean-time.ts"
import type { Logger } from "../log.ts"
import type { Store } from "../store/store.ts"
import { listBackups, thinBackups, writeBackupFile } from "./backup-files.ts"

const HOUR_MS = 3600 * 1000
/** Older than this, a backup is overdue. */
const OVERDUE_MS = 26 * HOUR_MS
/** The clock is looked at this often. */
const LOOK_MS = 10 * 60 * 1000

export interface BackupState {
  readonly dir: string | null
  readonly lastAt: number | null
  readonly lastBytes: number | null
  /** Why the newest attempt failed; null = it did not. */
  readonly problem: string | null
}

export interface DailyBackupOptions {
  readonly store: Store
  readonly dataDir: string
  /** Null = no daily backups. */
  readonly folder: string | null
  /** Hour of the day in Korea, 0–23. */
  readonly hour: number
  readonly log: Logger
  readonly now: () => number
}

export class DailyBackup {
  readonly #options: DailyBackupOptions
  #timer: NodeJS.Timeout | null = null
  #problem: string | null = null
  #running: Promise<void> | null = null

  constructor(options: DailyBackupOptions) {
    this.#options = options
  }

  start(): void {
    if (this.#options.folder === null) return
    this.#timer = setInterval(() => void this.look(), LOOK_MS)
    this.#timer.unref()
    void this.look()
  }

  /** Ends it; a backup under way is finished first. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    await this.#running
  }

  async state(): Promise<BackupState> {
    const { folder } = this.#options
    const [newest] = folder === null ? [] : await listBackups(folder)
    return { dir: folder, lastAt: newest?.at ?? null, lastBytes: newest?.bytes ?? null, problem: this.#problem }
  }

  /** Makes a backup when one is due: at its hour, or when the newest is overdue. */
  async look(): Promise<void> {
    const { folder, now } = this.#options
    if (folder === null || this.#running !== null) return
    const [newest] = await listBackups(folder)
    if (newest && !this.#isDue(newest.at, now())) return
    this.#running = this.#make(folder).finally(() => {
      this.#running = null
    })
    await this.#running
  }

  #isDue(lastAt: number, now: number): boolean {
    if (now - lastAt > OVERDUE_MS) return true
    const [today, hour] = [koreanTime(now).slice(0, 10), Number(koreanTime(now).slice(11, 13))]
    return hour === this.#options.hour && koreanTime(lastAt).slice(0, 10) !== today
  }

  async #make(folder: string): Promise<void> {
    const { store, dataDir, log, now } = this.#options
    try {
      const made = await writeBackupFile(store, dataDir, folder, now)
      await thinBackups(folder, now())
      this.#problem = null
      log.info({ bytes: made.bytes }, "daily backup made")
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error)
      log.error({ err: error }, "daily backup failed")
    }
  }
}
