// The relay as a target.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { freePort, ServerChild } from "./server-child.ts"
import type { RoomAddress, Target } from "./target.ts"

export class RelayTarget implements Target {
  readonly name = "relay"
  readonly hasDocuments = false
  #child: ServerChild | undefined
  #folder = ""
  #port = 0

  get pid(): number {
    if (!this.#child) throw new Error("not started")
    return this.#child.pid
  }

  async prepare(): Promise<void> {}

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), "hanjari-relay-"))
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
    return {
      host: "127.0.0.1",
      port: this.#port,
      path: `/room-${index}`,
      headers: {},
      protocol: "y-websocket",
      document: "",
      acknowledges: false,
    }
  }

  async #launch(): Promise<void> {
    this.#port = await freePort()
    const entry = fileURLToPath(new URL("../relay.ts", import.meta.url))
    this.#child = new ServerChild([entry], { PORT: String(this.#port), DATA_DIR: this.#folder }, this.#folder)
    await this.#child.listening(this.#port)
  }
}
