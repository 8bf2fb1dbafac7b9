// The bench's side of one load process.
import { fork, type ChildProcess } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { LoadAnswer, LoadCommand, LoadFailure, RunResult, SettleResult } from "./commands.ts"
import type { ClientSpec } from "./load-client.ts"

export class LoadFleet {
  readonly #child: ChildProcess
  /** Resolvers of commands sent and not yet answered; answers come in order. */
  readonly #waiting: { resolve: (answer: LoadAnswer) => void; reject: (error: Error) => void }[] = []
  failure: LoadFailure = { closed: 0, refused: 0, first: "" }

  constructor() {
    this.#child = fork(fileURLToPath(new URL("./load-process.ts", import.meta.url)), [], { stdio: "inherit" })
    this.#child.on("message", (answer: LoadAnswer) => this.#waiting.shift()?.resolve(answer))
    this.#child.on("exit", (code) => {
      for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error(`load process ended with ${code}`))
    })
  }

  async connect(clients: readonly ClientSpec[]): Promise<void> {
    await this.#ask({ type: "connect", clients })
  }

  async run(writers: readonly number[], rate: number, seconds: number): Promise<RunResult> {
    const answer = await this.#ask({ type: "run", writers, rate, seconds })
    if (answer.type !== "ran") throw new Error("unexpected answer")
    return answer.result
  }

  async settle(writers: readonly number[], timeoutSeconds = 30): Promise<SettleResult> {
    return settled(await this.#ask({ type: "settle", writers, timeoutSeconds }))
  }

  async reconnect(timeoutSeconds = 60): Promise<SettleResult> {
    return settled(await this.#ask({ type: "reconnect", timeoutSeconds }))
  }

  async cut(): Promise<void> {
    await this.#ask({ type: "cut" })
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const ended = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()))
    this.#child.kill("SIGKILL")
    await ended
  }

  async #ask(command: LoadCommand): Promise<LoadAnswer> {
    const answer = await new Promise<LoadAnswer>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#child.send(command)
    })
    if (answer.type === "failed") throw new Error(answer.message)
    this.failure = answer.failure
    return answer
  }
}

function settled(answer: LoadAnswer): SettleResult {
  if (answer.type !== "settled") throw new Error("unexpected answer")
  return answer.result
}
