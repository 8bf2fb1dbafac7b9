import type { Logger } from "./log.ts"

/** A stop that takes longer is cut off: the process manager would kill us anyway. */
const PATIENCE_MS = 10_000

/**
 * Runs `stop` once on SIGTERM or SIGINT, then exits: 0 when it finished, 1 when it failed or took longer than ten seconds.
 * A second signal exits at once.
 */
export function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let stopping = false
  const handle = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, "stopping")
    setTimeout(() => {
      log.error("stopping took too long")
      process.exit(1)
    }, PATIENCE_MS).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed")
        process.exit(1)
      },
    )
  }
  process.on("SIGTERM", handle)
  process.on("SIGINT", handle)
}
