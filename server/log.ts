import { Writable } from "node:stream"
import { multistream, pino, type Logger } from "pino"

export type { Logger }

/** A warning or an error, as admins see it: what was logged of people and requests stays in the log itself. */
export interface LoggedTrouble {
  /** Unix milliseconds. */
  readonly at: number
  readonly level: string
  readonly message: string
  readonly requestId?: string
}

/** The newest warnings and errors of this process, oldest first. */
export class Troubles {
  readonly #kept: LoggedTrouble[] = []
  readonly #most: number

  constructor(most = 200) {
    this.#most = most
  }

  get newest(): readonly LoggedTrouble[] {
    return this.#kept
  }

  /** Takes one line of the log, JSON. */
  take(line: string): void {
    const { level, time, msg, requestId } = JSON.parse(line) as Record<string, unknown>
    this.#kept.push({
      at: typeof time === "string" ? Date.parse(time) : Date.now(),
      level: pino.levels.labels[Number(level)] ?? String(level),
      message: typeof msg === "string" ? msg : "",
      ...(typeof requestId === "string" ? { requestId } : {}),
    })
    if (this.#kept.length > this.#most) this.#kept.shift()
  }
}

/**
 * JSON lines on stderr (stdout belongs to the address and to CLI answers). Cookies and tokens are never given to it:
 * requests are logged by their route's pattern, not their address. `troubles` keeps the newest warnings and errors.
 */
export function createLog(level: string, troubles?: Troubles): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const stderr = pino.destination({ fd: 2, sync: true })
  if (troubles === undefined || level === "silent") return pino(options, stderr)
  const kept = new Writable({
    write(chunk: Buffer, _encoding, done) {
      troubles.take(chunk.toString("utf8"))
      done()
    },
  })
  // Admins see warnings whatever is written to stderr.
  const least = (pino.levels.values[level] ?? 0) > (pino.levels.values["warn"] ?? 0) ? "warn" : level
  return pino(
    { ...options, level: least },
    multistream([
      { stream: stderr, level: level as "info" },
      { stream: kept, level: "warn" },
    ]),
  )
}
