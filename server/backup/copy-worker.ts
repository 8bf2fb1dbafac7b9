// Copies an embedded database as it is at one moment, on a thread of its own and beside whoever writes meanwhile.
import { DatabaseSync } from "node:sqlite"
import { parentPort, workerData } from "node:worker_threads"

const { from, to } = workerData as { readonly from: string; readonly to: string }
const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 })
database.prepare("vacuum into ?").run(to)
database.close()
const port = parentPort
port?.postMessage("done", [])
