/** Number of random runs: `base` in the default test run, multiplied by the environment's FUZZ_RUNS for a soak. */
export function fuzzRuns(base: number): number {
  const factor = Number(process.env["FUZZ_RUNS"] ?? "1")
  return Math.max(1, Math.round(base * (Number.isFinite(factor) ? factor : 1)))
}
