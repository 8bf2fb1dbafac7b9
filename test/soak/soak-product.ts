// The real server on a data folder of its own, killed and started again at will.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ProductClient } from "../bench/targets/product-client.ts"
import { makeDemo, productUrl, RAISED_LIMITS, startServer, type Demo } from "../bench/targets/product-process.ts"
import { keptBytes } from "./kept-bytes.ts"
import { freePort, type ServerChild } from "../bench/targets/server-child.ts"

export class SoakProduct {
  readonly url: string
  readonly demo: Demo
  readonly secretary: ProductClient
  readonly #dataDir: string
  readonly #port: number
  readonly #limits: Readonly<Record<string, string>>
  readonly #inspectorPort: number
  #child: ServerChild

  private constructor(
    port: number,
    dataDir: string,
    demo: Demo,
    secretary: ProductClient,
    child: ServerChild,
    limits: Readonly<Record<string, string>>,
    inspectorPort: number,
  ) {
    this.url = productUrl(port)
    this.#port = port
    this.#dataDir = dataDir
    this.demo = demo
    this.secretary = secretary
    this.#child = child
    this.#limits = limits
    this.#inspectorPort = inspectorPort
  }

  static async start(limits: Readonly<Record<string, string>> = RAISED_LIMITS): Promise<SoakProduct> {
    const dataDir = await mkdtemp(join(tmpdir(), "hanjari-soak-"))
    const port = await freePort()
    const demo = await makeDemo(dataDir, port)
    const inspectorPort = await freePort()
    const child = await startServer(dataDir, port, limits, inspectorPort)
    const secretary = await ProductClient.accept(productUrl(port), invitationOf(demo, "secretary"))
    return new SoakProduct(port, dataDir, demo, secretary, child, limits, inspectorPort)
  }

  get pid(): number {
    return this.#child.pid
  }

  /** Memory the server keeps once its garbage is gone, in bytes. */
  keptBytes(): Promise<number> {
    return keptBytes(this.pid, this.#inspectorPort)
  }

  /** A session of the first person with that role. */
  signIn(role: string): Promise<ProductClient> {
    return ProductClient.accept(this.url, invitationOf(this.demo, role))
  }

  async newMeeting(title: string): Promise<string> {
    return (await this.secretary.createMeeting(this.demo.committeeId, title)).id
  }

  /** As a power cut does: no handler runs. */
  kill(): Promise<void> {
    return this.#child.end("SIGKILL")
  }

  async restart(): Promise<void> {
    this.#child = await startServer(this.#dataDir, this.#port, this.#limits, this.#inspectorPort)
  }

  /** Ends everything and drops the data. */
  async dispose(): Promise<void> {
    await this.#child.end("SIGTERM")
    await rm(this.#dataDir, { recursive: true, force: true })
  }
}

function invitationOf(demo: Demo, role: string): string {
  const invitation = demo.invitations.find((other) => other.role === role)
  if (!invitation) throw new Error(`the demo invites no ${role}`)
  return invitation.url
}
