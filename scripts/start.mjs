// `npm start`: installs what is missing, builds if stale, starts the server.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { ensureBuilt } from "./build.mjs"
import { ensureInstalled, isCurrentNode, node, projectEnv, root } from "./setup.mjs"

ensureInstalled()
ensureBuilt()

const main = join(root, "server", "main.ts")
if (isCurrentNode) {
  process.argv[1] = main
  await import(pathToFileURL(main).href)
} else {
  // The system's Node is older (or the packages were installed a moment ago): the server runs on the project's own.
  const server = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit", env: projectEnv() })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal))
  server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
