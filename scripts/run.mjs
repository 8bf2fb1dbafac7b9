// Runs a TypeScript entry of the project on the project's own Node: `node scripts/run.mjs server/cli.ts demo --json`.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { ensureInstalled, node, projectEnv, root } from "./setup.mjs"

const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error("usage: node scripts/run.mjs ENTRY.ts [ARGUMENT…]")
  process.exit(2)
}
ensureInstalled()
const child = spawn(node, [join(root, entry), ...args], { stdio: "inherit", env: projectEnv() })
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
