// The real server and its command line on one data folder, with every limit raised: a load is not misuse.
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { VARIABLES } from "../../../server/config-variables.ts"
import { ServerChild } from "./server-child.ts"

const ROOT = fileURLToPath(new URL("../../../", import.meta.url))

/** What `cli demo --json` prints. */
export interface Demo {
  readonly committeeId: string
  readonly meetingId: string
  readonly invitations: readonly { readonly name: string; readonly role: string; readonly url: string }[]
}

/** Limits of misuse, raised out of the way; what a document may weigh stays as it is. */
export const RAISED_LIMITS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(VARIABLES)
    .filter((name) => /^LIMIT_(SOCKETS|MESSAGES|BYTES|WRITES|SIGN_INS)/.test(name))
    .map((name) => [name, "1000000000"]),
)

export function productUrl(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** Limits set for the bench itself, to try others than the server's own. */
function givenLimits(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith("LIMIT_") && value !== undefined ? [[name, value]] : [],
    ),
  )
}

/** Starts the server; resolves when it listens. `inspectorPort` lets its garbage be collected; BENCH_NODE_ARGS may add a profiler's. */
export async function startServer(
  dataDir: string,
  port: number,
  limits: Readonly<Record<string, string>> = RAISED_LIMITS,
  inspectorPort?: number,
): Promise<ServerChild> {
  const profile = process.env["BENCH_NODE_ARGS"]?.split(" ").filter((arg) => arg !== "") ?? []
  const env = { ...environment(dataDir, port), ...limits, ...givenLimits() }
  const inspector = inspectorPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectorPort}`]
  const child = new ServerChild([...profile, ...inspector, "server/main.ts"], env, ROOT)
  await child.listening(port)
  return child
}

/** Makes the sample committee with its invitations in the data folder. */
export async function makeDemo(dataDir: string, port: number): Promise<Demo> {
  const { stdout } = await promisify(execFile)(process.execPath, ["server/cli.ts", "demo", "--json"], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", ...environment(dataDir, port) },
  })
  return JSON.parse(stdout) as Demo
}

function environment(dataDir: string, port: number): Record<string, string> {
  return { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, PUBLIC_URL: productUrl(port), LOG_LEVEL: "warn" }
}
