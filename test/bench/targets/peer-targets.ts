// Other servers to compare with. Installed on demand into a temporary folder; never dependencies of this project.
import { execFile } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { existsSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { ProtocolName } from "../load/protocol.ts"
import { freePort, ServerChild } from "./server-child.ts"
import type { RoomAddress, Target } from "./target.ts"

interface Peer {
  readonly name: string
  readonly packages: readonly string[]
  readonly protocol: ProtocolName
  /** The file to run and what it is told, given where the packages and its data are. */
  entry(modules: string): string
  env(modules: string, dataDir: string): Record<string, string>
}

/** Hocuspocus: whole documents into SQLite, some seconds after an edit. */
export function hocuspocusTarget(): Target {
  return new PeerTarget({
    name: "hocuspocus",
    packages: ["@hocuspocus/server@4.7.0", "@hocuspocus/extension-database@4.7.0", "yjs@13"],
    protocol: "hocuspocus",
    entry: () => fileURLToPath(new URL("../peers/hocuspocus-server.ts", import.meta.url)),
    env: (modules, dataDir) => ({ MODULES: modules, DATA_DIR: dataDir }),
  })
}

/** The y-websocket server as it is published: every update into LevelDB, not waited for. */
export function yWebsocketTarget(): Target {
  return new PeerTarget({
    name: "y-websocket-server",
    packages: ["@y/websocket-server@0.1.1", "yjs@13"],
    protocol: "y-websocket",
    entry: (modules) => join(modules, "node_modules/@y/websocket-server/src/server.js"),
    env: (_modules, dataDir) => ({ HOST: "127.0.0.1", YPERSISTENCE: join(dataDir, "level") }),
  })
}

class PeerTarget implements Target {
  readonly name: string
  readonly hasDocuments = true
  readonly #peer: Peer
  readonly #modules: string
  #child: ServerChild | undefined
  #folder = ""
  #port = 0

  constructor(peer: Peer) {
    this.#peer = peer
    this.name = peer.name
    this.#modules = join(tmpdir(), "hanjari-bench-peers", peer.name)
  }

  get pid(): number {
    if (!this.#child) throw new Error("not started")
    return this.#child.pid
  }

  async prepare(): Promise<void> {
    if (existsSync(join(this.#modules, "node_modules", "yjs"))) return
    await mkdir(this.#modules, { recursive: true })
    await writeFile(join(this.#modules, "package.json"), '{ "private": true }\n')
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", ...this.#peer.packages], {
      cwd: this.#modules,
    })
  }

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), "hanjari-peer-"))
    await this.#launch()
  }

  async restart(): Promise<void> {
    await this.#child?.end("SIGTERM")
    await this.#launch()
  }

  async stop(): Promise<void> {
    await this.#child?.end("SIGKILL")
    this.#child = undefined
    await rm(this.#folder, { recursive: true, force: true })
  }

  async dispose(): Promise<void> {
    if (this.#child) await this.stop()
  }

  room(index: number): RoomAddress {
    const document = `room-${index}`
    return {
      host: "127.0.0.1",
      port: this.#port,
      path: this.#peer.protocol === "hocuspocus" ? "/" : `/${document}`,
      headers: {},
      protocol: this.#peer.protocol,
      document,
      acknowledges: false,
    }
  }

  async #launch(): Promise<void> {
    this.#port = await freePort()
    const env = { PORT: String(this.#port), ...this.#peer.env(this.#modules, this.#folder) }
    this.#child = new ServerChild([this.#peer.entry(this.#modules)], env, this.#modules)
    await this.#child.listening(this.#port)
  }
}
