// `npm run hangul -- --repeat 20`: every case of docs/hangul.md so many times in a row, and how often each of them held.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { ensureBuilt } from "./build.mjs"
import { ensureChromium, ensureInstalled, projectEnv, root } from "./setup.mjs"

const FILES = ["hangul", "hangul-live", "hangul-opinions"].map((name) => `test/e2e/${name}.test.ts`)

const { values } = parseArgs({ options: { repeat: { type: "string", default: "1" } } })
const repeat = Number(values.repeat)
if (!Number.isInteger(repeat) || repeat < 1) {
  console.error("usage: npm run hangul -- --repeat TIMES")
  process.exit(2)
}

/** How often each case passed and failed, over all rounds; the number of a round is no part of its name. */
function countCases({ testResults }) {
  const cases = new Map()
  for (const { assertionResults } of testResults) {
    for (const { ancestorTitles, title, status } of assertionResults) {
      const name = [...ancestorTitles.map((one) => one.replace(/,? ?round \d+/, "")), title].filter(Boolean).join(" · ")
      const counts = cases.get(name) ?? { passed: 0, failed: 0 }
      counts[status === "passed" ? "passed" : "failed"] += 1
      cases.set(name, counts)
    }
  }
  return cases
}

ensureInstalled()
const env = projectEnv({ CHROMIUM_PATH: ensureChromium(), HANGUL_REPEAT: String(repeat) })
ensureBuilt()
const folder = mkdtempSync(join(tmpdir(), "hanjari-hangul-"))
const report = join(folder, "report.json")
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
const done = spawnSync("vitest", ["run", "--project", "e2e", ...FILES, ...reporters], {
  cwd: root,
  stdio: "inherit",
  env,
})
try {
  const cases = countCases(JSON.parse(readFileSync(report, "utf8")))
  console.log(`\npassed failed  case (${repeat} in a row)`)
  for (const [name, { passed, failed }] of cases)
    console.log(`${String(passed).padStart(6)} ${String(failed).padStart(6)}  ${name}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(done.status ?? 1)
