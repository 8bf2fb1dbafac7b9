// A server as a child process on a free port.
import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { connect, createServer } from "node:net"

export class ServerChild {
  readonly #child: ChildProcess
  /** The last of what it printed, to say why it failed. */
  #output = ""

  constructor(args: readonly string[], env: Readonly<Record<string, string>>, cwd: string) {
    this.#child = spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "production", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-4000)
      })
    }
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("the server did not start")
    return this.#child.pid
  }

  get output(): string {
    return this.#output
  }

  /** Resolves when the port takes connections. */
  async listening(port: number, seconds = 30): Promise<void> {
    const deadline = Date.now() + seconds * 1000
    while (!(await accepts(port))) {
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the server is not listening:\n${this.#output}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Sends the signal and waits for the end; a server that ignores SIGTERM for 15 s is killed. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, "exit")
    this.#child.kill(signal)
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 15_000)
    await exited
    clearTimeout(timer)
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("no free port")
  return address.port
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}
