// What every answer carries and every unsafe request must show.
import { randomBytes } from "node:crypto"
import type { RequestHandler, Response } from "express"
import helmet from "helmet"
import { refused } from "../errors.ts"
import type { AppDeps } from "./app-deps.ts"
import { sendRefusal } from "./refusal.ts"

/** Fresh per response: index.html carries it to Mantine's style tags. */
export const nonceOf = (res: Response): string => String(res.locals["nonce"])

export const setNonce: RequestHandler = (_req, res, next) => {
  res.locals["nonce"] = randomBytes(16).toString("base64url")
  next()
}

/** The strict policy the built client really runs under: no inline script at all, styles only with this response's nonce. */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        styleSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
        imgSrc: ["'self'", "blob:", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    // Invitation tokens stand in addresses: no other site may ever see one as a referrer.
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: secure,
    xFrameOptions: { action: "deny" },
    // These two do nothing but warn in the console on plain http, which phones in a meeting room use.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  })
}

/** Photos are taken with the camera; nothing else of the device is ever asked for. */
export const permissionsPolicy: RequestHandler = (_req, res, next) => {
  res.set("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()")
  next()
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Cross-site request forgery: an unsafe request must come from an origin on the exact list. Scripts send no Origin
 * and carry no other person's cookie; a browser that leaves it out still says where it stands in Sec-Fetch-Site.
 */
export function checkOrigin(config: AppDeps["config"]): RequestHandler {
  const allowed = new Set(config.allowedOrigins)
  return (req, res, next) => {
    if (SAFE.has(req.method)) return next()
    const { origin } = req.headers
    const site = req.headers["sec-fetch-site"]
    const isOurs =
      origin === undefined ? site === undefined || site === "same-origin" || site === "none" : allowed.has(origin)
    if (isOurs) next()
    else sendRefusal(res, refused("originRefused"))
  }
}
