// `restore` is the one command that rewrites the store: it takes the data folder for itself, so no server may be running.
import { randomUUID } from "node:crypto"
import { cliText, configText, startText } from "../shared/text/ko/cli.ts"
import { BackupUnreadable } from "./backup/read-backup.ts"
import { restoreBackup, RestoreRefused } from "./backup/restore.ts"
import { CliProblem, need, toJson, type CliOptions } from "./cli-context.ts"
import { readConfig } from "./config.ts"
import { DataFolderHeld, holdDataFolder } from "./store/data-folder.ts"

/** Restores a backup file, or the newest of a folder. Throws CliProblem, and then nothing has changed. */
export async function restoreCommand(
  from: string | undefined,
  options: CliOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const path = need(from, "DIR")
  const read = readConfig(env)
  if (!read.ok) throw new CliProblem([configText.heading, ...read.problems].join("\n"))
  const { dataDir, databaseUrl } = read.config
  const held = await holdDataFolder(dataDir, { instanceId: randomUUID(), now: Date.now() }).catch((error: unknown) => {
    if (!(error instanceof DataFolderHeld)) throw error
    const who = error.holder ? `${error.holder.host} pid ${error.holder.pid}` : "?"
    throw new CliProblem(startText.folderLocked(dataDir, who))
  })
  try {
    const ways = { verifies: options.verify === true, replaces: options.replace === true }
    const restored = await restoreBackup({ dataDir, databaseUrl, now: Date.now }, path, ways)
    return options.json ? toJson(restored) : cliText.restored(restored)
  } catch (error) {
    if (error instanceof RestoreRefused || error instanceof BackupUnreadable) {
      throw new CliProblem(cliText.notRestored(error.message))
    }
    throw error
  } finally {
    held.release()
  }
}
