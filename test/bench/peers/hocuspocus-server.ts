// Hocuspocus with its Database extension over node:sqlite, with its defaults otherwise.
// Run as a process: PORT, DATA_DIR, MODULES (the folder it was installed into).
import { createRequire } from "node:module"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** The part of @hocuspocus/server and @hocuspocus/extension-database used here; they are no dependencies. */
interface ServerModule {
  readonly Server: new (configuration: object) => { listen(): Promise<unknown> }
}
interface DatabaseModule {
  readonly Database: new (configuration: {
    fetch(request: { documentName: string }): Promise<Uint8Array | null>
    store(request: { documentName: string; state: Uint8Array }): Promise<void>
  }) => object
}

const load = createRequire(join(process.env["MODULES"] ?? ".", "package.json"))
const { Server } = load("@hocuspocus/server") as ServerModule
const { Database } = load("@hocuspocus/extension-database") as DatabaseModule

const database = new DatabaseSync(join(process.env["DATA_DIR"] ?? ".", "hocuspocus.db"))
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
database.exec("CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY, state BLOB NOT NULL)")
const select = database.prepare("SELECT state FROM document WHERE name = ?")
const upsert = database.prepare(
  "INSERT INTO document VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state",
)

const storage = new Database({
  fetch: async ({ documentName }) => (select.get(documentName)?.["state"] as Uint8Array | undefined) ?? null,
  store: async ({ documentName, state }) => {
    upsert.run(documentName, state)
  },
})

await new Server({
  port: Number(process.env["PORT"] ?? 0),
  address: "127.0.0.1",
  quiet: true,
  extensions: [storage],
}).listen()
