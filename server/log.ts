import { pino, type Logger } from "pino"

export type { Logger }

/**
 * JSON lines on stderr (stdout belongs to the address and to CLI answers). Cookies and tokens are never given to it:
 * requests are logged by their route's pattern, not their address.
 */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
