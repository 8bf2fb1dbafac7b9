// Workloads at a steady pace: CPU of the server per update, and latency from sending to arriving.
import type { LoadFleet } from "../load/load-fleet.ts"
import { cpuMicroseconds, untilCalm } from "../process-usage.ts"
import type { BenchOptions } from "../options.ts"
import type { Target } from "../targets/target.ts"
import { indexes, people, withFleet, type Figures, type Workload } from "./workload.ts"

export interface Pace {
  readonly name: string
  readonly title: string
  readonly rooms: number
  readonly perRoom: number
  /** How many of a room edit; the others read. */
  readonly writersPerRoom: number
  /** Edits per second of all together. */
  readonly rate: number
}

/** Compiled code, caches and buffers are those of a server that has run for a while: a burst before measuring. */
const WARM_UP_SECONDS = 5
const WARM_UP_RATE = 2000

export function paced(pace: Pace): Workload {
  const rooms = (options: BenchOptions): number =>
    Math.max(1, Math.round(pace.rooms * (pace.rooms > 1 ? options.scale : 1)))
  return {
    name: pace.name,
    title: pace.title,
    needsDocuments: false,
    rooms,
    run: (target, options) =>
      withFleet(target, async (fleet) => {
        const clients = people(target, rooms(options), pace.perRoom)
        await fleet.connect(clients)
        const writers = indexes(clients.length).filter((index) => index % pace.perRoom < pace.writersPerRoom)
        // Rates of a warm-up are bounded by what it delivers: 300 readers get fewer edits.
        await fleet.run(writers, Math.max(pace.rate, Math.min(WARM_UP_RATE, 40_000 / pace.perRoom)), WARM_UP_SECONDS)
        await agree(fleet, writers)
        await untilCalm(target.pid, 15)
        return measured(target, fleet, writers, pace.rate, options.seconds)
      }),
  }
}

/** One measured window, with everything that was sent delivered and acknowledged at its end. */
export async function measured(
  target: Target,
  fleet: LoadFleet,
  writers: readonly number[],
  rate: number,
  seconds: number,
): Promise<Figures> {
  const cpuBefore = cpuMicroseconds(target.pid)
  const run = await fleet.run(writers, rate, seconds)
  const extra = await agree(fleet, writers)
  await untilCalm(target.pid, 3)
  const cpu = cpuMicroseconds(target.pid) - cpuBefore
  return {
    "cpu µs/update": cpu / (run.sent + extra),
    "p50 ms": run.p50,
    "p99 ms": run.p99,
    "updates/s": run.sent / run.seconds,
  }
}

/** Waits until all agree; returns how many edits that took. Throws if anything was lost. */
async function agree(fleet: LoadFleet, writers: readonly number[]): Promise<number> {
  const settled = await fleet.settle(writers)
  if (settled.missing > 0) throw new Error(`${settled.missing} edits did not arrive or were not acknowledged`)
  return writers.length
}
