// Options of `node test/soak/main.ts`.
import { parseArgs } from "node:util"

export const SOAKS = ["kill", "finalize", "hostile", "rights"] as const
export type SoakName = (typeof SOAKS)[number]

export interface SoakOptions {
  /** Rounds of kill -9; the other soaks take their share of it. */
  readonly rounds: number
  readonly only: readonly SoakName[]
  /** Seed of the random choices; printed, so that a failure can be run again. */
  readonly seed: number
}

const USAGE = `node test/soak/main.ts [--rounds 200] [--only ${SOAKS.join(",")}] [--seed N]`

/** Reads the command line; throws on an unknown option. */
export function readSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: "string", default: "200" },
      only: { type: "string", default: SOAKS.join(",") },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      help: { type: "boolean", default: false },
    },
  })
  const rounds = Number(values.rounds)
  const seed = Number(values.seed)
  if (values.help || !(rounds > 0) || !Number.isInteger(seed)) {
    process.stdout.write(`${USAGE}\n`)
    process.exit(values.help ? 0 : 2)
  }
  const names = values.only.split(",")
  return { rounds, seed, only: SOAKS.filter((name) => names.includes(name)) }
}
