// Long runs under faults, on the real server as a child process: see docs/performance.md.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { finalizeRounds } from "./finalize-rounds.ts"
import { hostileFlood } from "./hostile-flood.ts"
import { killRounds } from "./kill-rounds.ts"
import { readSoakOptions } from "./options.ts"
import { SoakProduct } from "./soak-product.ts"

const options = readSoakOptions(process.argv.slice(2))
/** What went wrong, one line each: an empty list is a pass. */
const wrong: string[] = []
process.stdout.write(`seed ${options.seed}\n`)

for (const name of options.only) {
  if (name === "rights") {
    rights()
    continue
  }
  const product = await SoakProduct.start(name === "hostile" ? {} : undefined)
  try {
    if (name === "kill") await kill(product)
    if (name === "finalize") await finalize(product)
    if (name === "hostile") await hostile(product)
  } catch (error) {
    wrong.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  } finally {
    await product.dispose()
  }
}
for (const line of wrong) process.stdout.write(`WRONG ${line}\n`)
process.exit(wrong.length > 0 ? 1 : 0)

/** A thousand interleavings of edits and losses of right: the test of rule PM21, with more rounds of each of its five kinds. */
function rights(): void {
  const rounds = String(options.rounds)
  const file = "test/live/rights-interleaving.test.ts"
  const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url))
  const env = { ...process.env, RIGHTS_ROUNDS: rounds }
  const timeouts = ["--testTimeout", "1200000"]
  const run = spawnSync(process.execPath, [vitest, "run", "--project", "node", file, ...timeouts], {
    stdio: "inherit",
    env,
  })
  if (run.status !== 0) wrong.push(`rights: a write was accepted under an old right (${rounds} rounds of each kind)`)
  say("rights", `${rounds} rounds of each of five kinds of loss`)
}

async function kill(product: SoakProduct): Promise<void> {
  const report = await killRounds(product, {
    rounds: options.rounds,
    seed: options.seed,
    onRound: ({ rounds, edits, acknowledged, lost }) => {
      if (rounds % 10 === 0)
        say("kill -9", `round ${rounds}: ${edits} edits, ${acknowledged} acknowledged, ${lost.length} lost`)
    },
  })
  wrong.push(...report.lost)
  say(
    "kill -9",
    `${report.rounds} rounds, ${report.edits} edits, ${report.lost.length} acknowledged or seen edits lost`,
  )
}

async function finalize(product: SoakProduct): Promise<void> {
  const report = await finalizeRounds(product, Math.max(1, Math.round(options.rounds / 4)), options.seed)
  wrong.push(...report.wrong)
  say(
    "finalize",
    `${report.rounds} rounds, ${report.acknowledged} acknowledged, ${report.refused} refused, ${report.wrong.length} wrong`,
  )
}

async function hostile(product: SoakProduct): Promise<void> {
  const report = await hostileFlood(product, Math.min(60, Math.max(5, options.rounds / 4)))
  wrong.push(...report.wrong)
  say(
    "hostile",
    `${report.frames} frames, ${report.closed} sockets closed; longest stall ${report.longestStallMs.toFixed(0)} ms ` +
      `(99.9 %: ${report.stall999Ms.toFixed(0)} ms), memory +${(report.growthBytes / 2 ** 20).toFixed(1)} MiB`,
  )
}

function say(what: string, text: string): void {
  process.stdout.write(`${what}: ${text}\n`)
}
