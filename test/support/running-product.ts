// The whole product as a child process on a free port and its own data folder: what `npm start` runs, minus installing.
import { execFile, spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

const root = dirname(dirname(import.meta.dirname))

export interface DemoInvitation {
  readonly name: string
  readonly role: string
  readonly url: string
}
export interface Demo {
  readonly url: string
  readonly committeeId: string
  readonly meetingId: string
  readonly invitations: readonly DemoInvitation[]
}

export interface RunningProduct {
  readonly url: string
  readonly dataDir: string
  /** SIGKILL, as a power cut would; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts again on the same port and data. */
  restart(): Promise<void>
  cli(...args: string[]): Promise<string>
  demo(): Promise<Demo>
  /** SIGTERM; the exit code. The data stays. */
  terminate(): Promise<number | null>
  /** Everything printed since the last start. */
  output(): string
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}

async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`)
    const healthy = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (healthy) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Starts the product; `env` overrides single variables (limits, log level). */
export async function startProduct(
  env: Record<string, string> = {},
  host: "127.0.0.1" | "localhost" = "127.0.0.1",
): Promise<RunningProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), "hanjari-product-"))
  const port = await freePort()
  const url = `http://${host}:${port}`
  const childEnv = { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, PUBLIC_URL: url, ...env }
  let child: ChildProcess | null = null
  let output = ""

  const start = async (): Promise<void> => {
    output = ""
    child = spawn(process.execPath, ["server/main.ts"], { cwd: root, env: childEnv, stdio: ["ignore", "pipe", "pipe"] })
    child.stdout?.on("data", (text) => (output += text))
    child.stderr?.on("data", (text) => (output += text))
    await untilHealthy(url, child, () => output)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, "exit")
    child.kill(signal)
    await gone
  }
  const cli = async (...args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ["server/cli.ts", ...args], {
      cwd: root,
      env: childEnv,
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  }

  await start()
  return {
    url,
    dataDir,
    kill: () => end("SIGKILL"),
    restart: start,
    terminate: async () => {
      await end("SIGTERM")
      return child?.exitCode ?? null
    },
    output: () => output,
    cli,
    demo: async () => JSON.parse(await cli("demo", "--json")) as Demo,
    stop: async () => {
      await end("SIGTERM")
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
