// The command line: answers on stdout, troubles on stderr with exit 1. It reads and adds records beside a running server.
import { randomUUID } from "node:crypto"
import { parseArgs } from "node:util"
import { cliText, configText, startText } from "../shared/text/ko/cli.ts"
import { createMemoryBus } from "./bus/memory-bus.ts"
import { CLI_COMMANDS } from "./cli-commands.ts"
import { CliProblem, type CliCommand, type CliContext } from "./cli-context.ts"
import { restoreCommand } from "./cli-restore.ts"
import { readConfig } from "./config.ts"
import { configDocument } from "./config-variables.ts"
import { createLive } from "./live/live.ts"
import { liveLimits } from "./live-limits.ts"
import { createLog } from "./log.ts"
import { rightsDocument } from "./rights-document.ts"
import { openStore } from "./store/open-store.ts"

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  committee: { type: "string" },
  meeting: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  user: { type: "string" },
  "reads-drafts": { type: "boolean" },
  verify: { type: "boolean" },
  replace: { type: "boolean" },
} as const

const newId = (): string => randomUUID()

process.exitCode = await runCli(process.argv.slice(2), process.env)

/** Runs one command; the exit code. */
async function runCli(args: string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [name, file, ...rest] = positionals
    if (values.help || name === undefined) return say(cliText.help)
    if (name === "config-document") return say(configDocument().trimEnd())
    if (name === "rights-document") return say(rightsDocument().trimEnd())
    if (name === "restore") return say(await restoreCommand(file, values, env))
    const command = CLI_COMMANDS.get(name)
    if (!command) throw new CliProblem(cliText.unknownCommand(name))
    return say(await runCommand(command, { file, rest, options: values }, env))
  } catch (error) {
    console.error(sentenceOf(error))
    return 1
  }
}

function say(text: string): number {
  console.log(text)
  return 0
}

function sentenceOf(error: unknown): string {
  if (error instanceof CliProblem) return error.message
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
    return cliText.badArguments(error.message)
  }
  return startText.storageUnusable(error instanceof Error ? error.message : String(error))
}

async function runCommand(
  command: CliCommand,
  { file, rest, options }: Pick<CliContext, "file" | "rest" | "options">,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const read = readConfig(env)
  if (!read.ok) throw new CliProblem([configText.heading, ...read.problems].join("\n"))
  const { config } = read
  const now = Date.now
  const store = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, now })
  const bus = createMemoryBus()
  // No socket ever comes here: this is the reader of documents, and the room a sample meeting is finalized in.
  const live = createLive({
    store,
    bus,
    limits: liveLimits(config.limits),
    isAllowedOrigin: () => false,
    log: createLog("error"),
    now,
    newId,
  })
  try {
    return await command({ deps: { store, bus, rooms: live.rooms, now, newId }, config, file, rest, options })
  } finally {
    await live.close()
    await store.close()
  }
}
