// One run of the server's own entry that is expected to end by itself: what it said, and with which code.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url))

export interface EndedServer {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the server until it exits; `nodeOptions` come before its file. */
export async function runServerToEnd(
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<EndedServer> {
  const child = spawn(process.execPath, [...nodeOptions, MAIN], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let [stdout, stderr] = ["", ""]
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()))
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()))
  const [code] = (await once(child, "close")) as [number | null]
  return { code, stdout, stderr }
}
