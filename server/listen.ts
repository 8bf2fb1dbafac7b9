// The one listening server of this process: plain http, or https with a certificate that may be renewed under it.
import { readFileSync } from "node:fs"
import { createServer as createHttp, type RequestListener, type Server } from "node:http"
import { createServer as createHttps } from "node:https"
import type { Config } from "./config.ts"
import type { Logger } from "./log.ts"

/** A slow sender may not hold a connection for ever: headers within 20 s, a whole request within five minutes. */
const TIMES = { headersTimeout: 20_000, requestTimeout: 300_000 } as const
/** Renewed certificate files are looked for this often. */
const RENEW_MS = 3600 * 1000

export function createServer(config: Pick<Config, "tls">, log: Logger, listener: RequestListener): Server {
  const { tls } = config
  if (tls === null) return createHttp(TIMES, listener)
  const read = () => ({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) })
  const server = createHttps({ ...TIMES, ...read() }, listener)
  const timer = setInterval(() => {
    try {
      server.setSecureContext(read())
    } catch (error) {
      // The old one goes on: a half-written file is taken up an hour later.
      log.error({ err: error }, "the renewed certificate could not be read")
    }
  }, RENEW_MS)
  timer.unref()
  server.on("close", () => clearInterval(timer))
  return server
}
