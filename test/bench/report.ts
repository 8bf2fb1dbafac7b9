// The table on the screen and the JSON in the results folder.
import { mkdir, writeFile } from "node:fs/promises"
import { cpus, release, totalmem } from "node:os"
import { join } from "node:path"
import { summarize, type Summary } from "./statistics.ts"
import type { Figures } from "./workloads/workload.ts"

/** All rounds of one workload on one target. */
export interface Measurement {
  readonly workload: string
  readonly title: string
  readonly target: string
  readonly rounds: Figures[]
}

/** Figures that are compared as subject / relay. */
const RATIO_OF = "subject"
const RATIO_TO = "relay"

/** Medians with ranges, and the ratio to the relay of the same run, one line per workload, target and figure. */
export function printTable(measurements: readonly Measurement[]): void {
  const lines: string[][] = [["workload", "target", "figure", "median", "range", "x relay"]]
  for (const measurement of measurements) {
    for (const [figure, summary] of Object.entries(summaries(measurement))) {
      const relay = measurements.find((other) => other.workload === measurement.workload && other.target === RATIO_TO)
      const base = relay && summaries(relay)[figure]?.median
      const isRatio = base !== undefined && measurement.target !== RATIO_TO
      lines.push([
        measurement.workload,
        measurement.target,
        figure,
        number(summary.median),
        `${number(summary.low)}–${number(summary.high)}`,
        isRatio ? (summary.median / base).toFixed(2) : "",
      ])
    }
  }
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines) {
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    )
  }
}

/** Writes every round's figures, so that a later run can be compared; returns the file's path. */
export async function writeJson(
  folder: string,
  measurements: readonly Measurement[],
  options: unknown,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const at = new Date()
  const path = join(folder, `bench-${at.toISOString().replaceAll(":", "-").slice(0, 19)}.json`)
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
  }
  const results = measurements.map((measurement) => ({
    ...measurement,
    summary: summaries(measurement),
  }))
  await writeFile(
    path,
    `${JSON.stringify({ at: at.toISOString(), machine, options, ratio: `${RATIO_OF}/${RATIO_TO}`, results }, null, 2)}\n`,
  )
  return path
}

function summaries(measurement: Measurement): Record<string, Summary> {
  const figures = new Set(measurement.rounds.flatMap((round) => Object.keys(round)))
  return Object.fromEntries(
    [...figures].map((figure) => [
      figure,
      summarize(measurement.rounds.map((round) => round[figure] ?? Number.NaN).filter((value) => !Number.isNaN(value))),
    ]),
  )
}

function number(value: number): string {
  if (!Number.isFinite(value)) return "–"
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
