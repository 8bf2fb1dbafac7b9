// Measures the live server beside the relay (and, with --peers, other servers), and the page in Chromium: see docs/performance.md.
import { measurePages } from "./page/measure-pages.ts"
import { readOptions, type BenchOptions } from "./options.ts"
import { printTable, writeJson, type Measurement } from "./report.ts"
import { makeTargets } from "./targets/make-targets.ts"
import type { Target } from "./targets/target.ts"
import { WORKLOADS } from "./workloads/catalogue.ts"
import type { Workload } from "./workloads/workload.ts"

const options = readOptions(process.argv.slice(2))
const workloads = WORKLOADS.filter((workload) => options.only.length === 0 || options.only.includes(workload.name))
const targets = workloads.length === 0 ? [] : makeTargets(options)
const measurements: Measurement[] = []
try {
  const rooms = Math.max(1, ...workloads.map((workload) => workload.rooms(options)))
  for (const target of targets) await target.prepare(rooms)
  for (const workload of workloads) await measure(workload, targets, options)
} finally {
  for (const target of targets) await target.dispose()
}
measurements.push(...(await measurePages(options)))
printTable(measurements)
process.stdout.write(`\n${await writeJson(options.out, measurements, options)}\n`)
process.exit(0)

/** All rounds of a workload, the targets taking turns, so that a slow minute of the machine hits all of them. */
async function measure(workload: Workload, all: readonly Target[], { rounds }: BenchOptions): Promise<void> {
  const taking = all.filter((target) => target.hasDocuments || !workload.needsDocuments)
  const results = taking.map((target) => ({
    target,
    measurement: { workload: workload.name, title: workload.title, target: target.name, rounds: [] } as Measurement,
  }))
  measurements.push(...results.map((result) => result.measurement))
  for (let round = 0; round < rounds; round += 1) {
    const turn = round % results.length
    for (const { target, measurement } of [...results.slice(turn), ...results.slice(0, turn)]) {
      process.stderr.write(`${workload.name} ${round + 1}/${rounds} ${target.name} … `)
      try {
        const figures = await workload.run(target, options)
        measurement.rounds.push(figures)
        process.stderr.write(`${JSON.stringify(figures)}\n`)
      } catch (error) {
        process.stderr.write(`failed: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }
}
