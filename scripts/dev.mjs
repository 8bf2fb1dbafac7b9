// `npm run dev`: the server restarting on change on port 3000, and the client with hot reload on port 5173.
import { spawn } from "node:child_process"
import { ensureInstalled, node, projectEnv, root } from "./setup.mjs"

ensureInstalled()
const env = projectEnv({
  PUBLIC_URL: process.env.PUBLIC_URL ?? "http://localhost:5173",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
})
const children = [
  spawn(node, ["--watch-path=server", "--watch-path=shared", "--watch-preserve-output", "server/main.ts"], {
    cwd: root,
    stdio: "inherit",
    env,
  }),
  spawn("vite", ["--port", "5173", "--strictPort"], { cwd: root, stdio: "inherit", env }),
]
const stop = () => children.forEach((child) => child.kill("SIGTERM"))
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop)
for (const child of children) {
  child.on("exit", (code) => {
    stop()
    process.exitCode = code ?? 0
  })
}
