// Child processes of a test, line by line.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

export interface Child {
  /** Lines printed so far; a last one without its end is not among them. */
  readonly lines: readonly string[]
  /** kill -9, and the end of the process. */
  kill(): Promise<void>
}

/** Runs a file of test/support with these arguments. */
export function startChild(file: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [path, ...args], { stdio: ["pipe", "pipe", "inherit"] })
  const lines: string[] = []
  const isRead = once(
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line)),
    "close",
  )
  const isOver = once(child, "exit")
  return {
    lines,
    async kill() {
      child.kill("SIGKILL")
      await isOver
      await isRead
    },
  }
}
