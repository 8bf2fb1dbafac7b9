// A process that takes a data folder, says whether it got it, and keeps it until it is killed. argv: data folder, instance id.
import { DataFolderHeld, holdDataFolder } from "../../server/store/data-folder.ts"

try {
  await holdDataFolder(process.argv[2]!, { instanceId: process.argv[3]!, now: Date.now() })
  process.stdout.write("held\n")
  process.stdin.resume()
} catch (error) {
  if (!(error instanceof DataFolderHeld)) throw error
  process.stdout.write(`refused ${error.holder?.instanceId ?? ""}\n`)
}
