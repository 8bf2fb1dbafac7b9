// Options of `node test/bench/main.ts`.
import { parseArgs } from "node:util"

export interface BenchOptions {
  /** Interleaved rounds: every round runs every target once, in rotating order. */
  readonly rounds: number
  /** Names of the workloads to run; empty = all. */
  readonly only: readonly string[]
  readonly peers: boolean
  /** Seconds of the measured window of a paced workload. */
  readonly seconds: number
  /** Share of the full sizes (edits of the cold join, open meetings), 1 = the documented run. */
  readonly scale: number
  /** Folder for the JSON result. */
  readonly out: string
  readonly targets: readonly string[]
}

export const USAGE = `node test/bench/main.ts [options]
  --only a,b     workloads (hot hot4000 ramp many150 many2000 readers coldjoin reconnect memory flat),
                 page = all of page-open page-keys page-remote page-scroll page-hangul page-crowd page-memory page-phone
  --rounds N     interleaved rounds (5)
  --seconds N    measured window of a paced workload (8)
  --scale F      share of the full sizes, 0 < F <= 1 (1)
  --quick        --rounds 1 --seconds 3 --scale 0.1
  --peers        also run the peer servers, installed into a temporary folder
  --targets a,b  which servers (relay subject hocuspocus y-websocket-server)
  --out DIR      where the JSON goes (bench-results)`

/** Reads the command line. Throws on an unknown option or a number out of range. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      rounds: { type: "string" },
      seconds: { type: "string" },
      scale: { type: "string" },
      quick: { type: "boolean", default: false },
      peers: { type: "boolean", default: false },
      targets: { type: "string" },
      out: { type: "string", default: "bench-results" },
      help: { type: "boolean", default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    process.exit(0)
  }
  return {
    rounds: positive("rounds", values.rounds, values.quick ? 1 : 5),
    seconds: positive("seconds", values.seconds, values.quick ? 3 : 8),
    scale: Math.min(1, positive("scale", values.scale, values.quick ? 0.1 : 1)),
    only: list(values.only),
    peers: values.peers,
    out: values.out,
    targets: list(values.targets),
  }
}

function list(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(",").filter((name) => name !== "")
}

function positive(name: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text)
  if (!(value > 0)) throw new Error(`--${name} must be a positive number`)
  return value
}
