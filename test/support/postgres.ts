// Real PostgreSQL for the contract tests: vitest starts one server per run (globalSetup) and stops it at the end.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { Client } from "pg"

const KEEPER = fileURLToPath(new URL("postgres-keeper.ts", import.meta.url))
/** How the test processes learn the server's address. */
const URL_VARIABLE = "TEST_POSTGRES_URL"

/** Starts the server; the answer stops it. Called by vitest once per run of the contract tests. */
export async function setup(): Promise<() => Promise<void>> {
  const keeper = spawn(process.execPath, [KEEPER], { stdio: ["pipe", "pipe", "inherit"] })
  const exit = once(keeper, "exit")
  const lines = createInterface({ input: keeper.stdout })
  const [url] = (await Promise.race([once(lines, "line"), exit.then(() => [null])])) as [string | null]
  if (url === null) throw new Error("PostgreSQL did not start")
  process.env[URL_VARIABLE] = url
  return async () => {
    keeper.stdin.end()
    await exit
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Makes an empty database of this name (lower-case letters, digits, `_`). */
export async function emptyPostgresDatabase(name: string): Promise<TestDatabase> {
  const adminUrl = process.env[URL_VARIABLE]
  if (!adminUrl) throw new Error("PostgreSQL runs for the contract tests only (vitest.config.ts)")
  await asAdmin(adminUrl, `create database ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
