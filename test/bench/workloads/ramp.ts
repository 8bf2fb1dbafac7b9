// How many updates per second one meeting of 20 editors carries before the slowest hundredth waits over 100 ms.
import type { LoadFleet } from "../load/load-fleet.ts"
import type { Target } from "../targets/target.ts"
import { cpuMicroseconds } from "../process-usage.ts"
import { indexes, people, withFleet, type Workload } from "./workload.ts"

const EDITORS = 20
const START = 2000
const STEP = 1.25
const LIMIT_MS = 100
const ATTEMPTS = 3
/** Stops here whatever the server could still do: the load process itself ends near this. */
const HIGHEST = 100_000

export const ramp: Workload = {
  name: "ramp",
  title: "One meeting, 20 editors, rate raised until p99 > 100 ms",
  needsDocuments: false,
  rooms: () => 1,
  run: (target, options) =>
    withFleet(target, async (fleet) => {
      await fleet.connect(people(target, 1, EDITORS))
      const writers = indexes(EDITORS)
      await fleet.run(writers, START, 2)
      let best = { rate: 0, cpu: Number.NaN }
      for (let rate = START; rate <= HIGHEST; rate *= STEP) {
        const step = await climb(target, fleet, writers, rate, Math.min(4, options.seconds))
        if (step === undefined) break
        best = step
      }
      return { "updates/s": best.rate, "cpu µs/update": best.cpu }
    }),
}

/** One step of the ramp; a disk may stall for a moment, so only a step that fails three times is the end. */
async function climb(
  target: Target,
  fleet: LoadFleet,
  writers: readonly number[],
  rate: number,
  seconds: number,
): Promise<{ rate: number; cpu: number } | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const cpuBefore = cpuMicroseconds(target.pid)
    const run = await fleet.run(writers, rate, seconds)
    const cpu = cpuMicroseconds(target.pid) - cpuBefore
    const reached = run.sent / run.seconds
    // What never arrived is no throughput: a backlog shows as a late or missing final edit.
    const end = await fleet.settle(writers, 10)
    if (end.missing > 0) return undefined
    if (run.p99 <= LIMIT_MS && run.samples > 0 && reached >= rate * 0.9) return { rate: reached, cpu: cpu / run.sent }
  }
  return undefined
}
