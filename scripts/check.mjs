// `npm run check`: types, lint, format, unused code, spec rules, then every test that needs no browser.
// `npm test` is this with `--e2e`: installs what it needs, Chromium too, and drives the real pages as well.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ensureBuilt } from "./build.mjs"
import { ensureChromium, ensureInstalled, projectEnv, root } from "./setup.mjs"

const withBrowser = process.argv.includes("--e2e")

/** Each check by name; all run, so that one call tells everything that is wrong. */
const checks = /** @type {[string, string, string[]][]} */ ([
  ["types", "tsc", ["-b", "--force"]],
  ["lint", "oxlint", ["--type-aware", "--deny-warnings", "."]],
  ["format", "oxfmt", ["--check", "."]],
  ["unused code", "knip", []],
  ["spec", "node", ["scripts/check-spec.ts"]],
])

function runChecks(env) {
  let failed = 0
  for (const [name, command, args] of checks) {
    const started = Date.now()
    const done = spawnSync(command, args, { cwd: root, stdio: "inherit", env })
    const ok = done.status === 0
    if (!ok) failed += 1
    console.log(`${ok ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  }
  return failed
}

/** Runs one vitest project and counts what passed and failed in it. */
function runTests(project, env) {
  const folder = mkdtempSync(join(tmpdir(), "hanjari-test-"))
  const report = join(folder, "report.json")
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  const done = spawnSync("vitest", args, { cwd: root, stdio: "inherit", env })
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"))
    const crashed = done.status !== 0 && numFailedTests === 0 ? 1 : 0
    return { passed: numPassedTests, failed: numFailedTests + crashed }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

ensureInstalled()
const env = projectEnv(withBrowser ? { CHROMIUM_PATH: ensureChromium() } : {})
let failed = runChecks(env)
let passed = checks.length - failed
const projects = withBrowser ? ["node", "contract", "e2e"] : ["node", "contract"]
if (withBrowser) ensureBuilt()
for (const project of projects) {
  const counts = runTests(project, env)
  passed += counts.passed
  failed += counts.failed
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
