import type { RequestHandler } from "express"
import type { Logger } from "../log.ts"

const GOOD_ID = /^[A-Za-z0-9_-]{8,64}$/

/**
 * Names every request (`x-request-id`, a proxy's own name is kept) and logs it when it is answered. Only the route's
 * pattern is logged: addresses hold invitation tokens.
 */
export function requestLog(log: Logger, now: () => number, newId: () => string): RequestHandler {
  return (req, res, next) => {
    const given = req.headers["x-request-id"]
    const requestId = typeof given === "string" && GOOD_ID.test(given) ? given : newId()
    const startedAt = now()
    res.set("x-request-id", requestId)
    res.on("finish", () => {
      const route: unknown = res.locals["route"]
      const line = { requestId, method: req.method, route, status: res.statusCode, ms: now() - startedAt }
      const entry = { ...line, userId: res.locals["userId"] as unknown }
      if (res.statusCode >= 500) log.error(entry, "request")
      else if (route !== undefined) log.info(entry, "request")
      else log.debug(entry, "request")
    })
    next()
  }
}
