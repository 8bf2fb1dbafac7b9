import type { BenchOptions } from "../options.ts"
import type { Figures } from "../workloads/workload.ts"
import type { PageStage } from "./page-stage.ts"

/** Something a person does at the page, and the figures it yields; a figure's name says its limit where it has one. */
export interface PageWorkload {
  readonly name: string
  readonly title: string
  run(stage: PageStage, options: BenchOptions): Promise<Figures>
}
