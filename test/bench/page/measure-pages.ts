import type { BenchOptions } from "../options.ts"
import type { Measurement } from "../report.ts"
import { openStage, ROWS } from "./page-stage.ts"
import { PAGE_WORKLOADS } from "./page-workloads.ts"

/** `page` stands for all workloads of the page. */
const isWanted = (only: readonly string[], name: string): boolean =>
  only.length === 0 || only.includes("page") || only.includes(name)

/** Runs the wanted workloads of the page in Chromium, round by round; nothing is started when none is wanted. */
export async function measurePages(options: BenchOptions): Promise<Measurement[]> {
  const workloads = PAGE_WORKLOADS.filter(({ name }) => isWanted(options.only, name))
  if (workloads.length === 0) return []
  const stage = await openStage(ROWS)
  const measurements = workloads.map(({ name, title }) => ({
    workload: name,
    title,
    target: "page",
    rounds: [] as Measurement["rounds"],
  }))
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      for (const [index, workload] of workloads.entries()) {
        process.stderr.write(`${workload.name} ${round + 1}/${options.rounds} … `)
        try {
          const figures = await workload.run(stage, options)
          measurements[index]?.rounds.push(figures)
          process.stderr.write(`${JSON.stringify(figures)}\n`)
        } catch (error) {
          process.stderr.write(`failed: ${error instanceof Error ? error.message : String(error)}\n`)
        }
      }
    }
  } finally {
    await stage.close()
  }
  return measurements
}
