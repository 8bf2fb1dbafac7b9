// Entry of the load process: carries out the bench's commands one after the other.
import type { LoadAnswer, LoadCommand } from "./commands.ts"
import { LoadCrowd } from "./load-crowd.ts"

const crowd = new LoadCrowd()
let queue: Promise<void> = Promise.resolve()

process.on("message", (command: LoadCommand) => {
  const before = queue
  queue = (async () => {
    await before
    const answer = await carryOut(command).catch((error: unknown): LoadAnswer => ({
      type: "failed",
      message: String(error),
    }))
    process.send?.(answer)
  })()
})
process.on("disconnect", () => process.exit(0))

async function carryOut(command: LoadCommand): Promise<LoadAnswer> {
  switch (command.type) {
    case "connect":
      await crowd.gather(command.clients)
      return { type: "done", failure: crowd.failure }
    case "run": {
      const result = await crowd.run(command.writers, command.rate, command.seconds)
      return { type: "ran", result, failure: crowd.failure }
    }
    case "settle": {
      const result = await crowd.settle(command.writers, command.timeoutSeconds)
      return { type: "settled", result, failure: crowd.failure }
    }
    case "reconnect": {
      const result = await crowd.reconnect(command.timeoutSeconds)
      return { type: "settled", result, failure: crowd.failure }
    }
    case "cut":
      crowd.cut()
      return { type: "done", failure: crowd.failure }
    case "stop":
      process.exit(0)
  }
}
