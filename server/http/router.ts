// Mounts the route table: who asks → rate → body → check → handle → answer, the same way for every route.
import express, { Router, type Request, type RequestHandler, type Response } from "express"
import type { ErrorCode } from "../../shared/errors.ts"
import { cleanText } from "../../shared/minutes/clean-text.ts"
import { signedInFrom, type SignedIn } from "../commands/access.ts"
import { refreshSession } from "../commands/refresh-session.ts"
import { sessionTokenIn } from "../commands/session-token.ts"
import { badField, refused, type Refused } from "../errors.ts"
import type { AppDeps } from "./app-deps.ts"
import { createRateLimit, type RateLimit } from "./rate-limit.ts"
import { refusalOf, sendRefusal } from "./refusal.ts"
import type { Answer, BodyKind, Route } from "./route.ts"
import { sessionCookie } from "./session-cookie.ts"

const MINUTE_MS = 60_000
const OCTETS = "application/octet-stream"

export function createRouter(deps: AppDeps, routes: readonly Route[]): Router {
  const router = Router()
  const writes = createRateLimit(deps.config.limits.writesPerMinute, MINUTE_MS)
  const signIns = createRateLimit(deps.config.limits.signInsPerMinute, MINUTE_MS)
  for (const route of routes) {
    const readBody = route.body ? bodyReader(deps, route.body) : null
    router[route.method](route.path, async (req, res) => {
      res.locals["route"] = route.path
      const outcome = await callRoute(deps, route, readBody, { writes, signIns }, req, res)
      if (outcome.ok) await sendAnswer(res, outcome)
      else sendRefusal(res, outcome)
    })
  }
  return router
}

interface Rates {
  readonly writes: RateLimit
  readonly signIns: RateLimit
}
type BodyReader = (req: Request, res: Response) => Promise<void>

async function callRoute(
  deps: AppDeps,
  route: Route,
  readBody: BodyReader | null,
  rates: Rates,
  req: Request,
  res: Response,
): Promise<Answer | Refused> {
  const now = deps.now()
  // The body of a stranger is never read: 16 MiB of JSON cost more than the look-up.
  const me = route.access === "signedIn" ? await authenticate(deps, req, res, now) : null
  if (route.access === "signedIn" && me === null) return refused("signInRequired")
  // Whoever only chose a name reads, until the secretary approves.
  if (me?.pendingIn && route.method !== "get" && route.whilePending !== true) return refused("forbidden")
  if (me !== null && route.method !== "get" && !rates.writes(me.userId, now)) return refused("tooManyRequests")
  if (readBody) await readBody(req, res)
  const body = checkedBody(route, req)
  if (!body.ok) return body
  const params = req.params as Record<string, string>
  const query = singleQuery(req)
  const odd = [...Object.entries(params), ...Object.entries(query)].find(([, value]) => value !== cleanText(value))
  if (odd) return badField(odd[0], "not a text")
  const call = { deps, req, params, query, body: body.value, now }
  const outcome = await route.handle({ ...call, me: me as SignedIn })
  // Only attempts that fail are counted: seventeen people behind one address come in within a minute.
  const isGuess = route.access === "public" && !outcome.ok && GUESSES.has(outcome.code)
  return isGuess && !rates.signIns(req.ip ?? "", now) ? refused("tooManyRequests") : outcome
}

/** What a guessed link, name or key is answered with. */
const GUESSES: ReadonlySet<ErrorCode> = new Set(["notFound", "nameTaken", "passkeyRefused"])

async function authenticate(deps: AppDeps, req: Request, res: Response, now: number): Promise<SignedIn | null> {
  const me = await signedInFrom(deps.store.db, req.headers.cookie, now)
  if (!me) return null
  res.locals["userId"] = me.userId
  const extended = await refreshSession(deps.store.db, me, now)
  const token = sessionTokenIn(req.headers.cookie)
  if (extended && token !== null) res.append("set-cookie", sessionCookie(token, deps.config.secure))
  return me
}

function bodyReader(deps: AppDeps, body: BodyKind): BodyReader {
  const limit = deps.config.limits[body.limit]
  const parsers: RequestHandler[] = []
  if (body.kind === "json") parsers.push(express.json({ limit, strict: true }))
  if (body.kind === "bytes") parsers.push(express.raw({ limit, type: [...body.types] }))
  if (body.kind === "json" && body.fromBytes) parsers.push(express.raw({ limit, type: OCTETS }))
  return async (req, res) => {
    for (const parse of parsers) await runHandler(parse, req, res)
  }
}

function runHandler(handler: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })
}

function checkedBody(route: Route, req: Request): { ok: true; value: unknown } | Refused {
  if (!route.body) return { ok: true, value: undefined }
  if (route.body.kind === "bytes") {
    if (Buffer.isBuffer(req.body) && req.body.length > 0) return { ok: true, value: req.body }
    const problem = `expected a non-empty body of ${route.body.types.join(" or ")}`
    return refused("badRequest", { fields: [{ field: "body", problem }] })
  }
  if (route.body.fromBytes && Buffer.isBuffer(req.body)) return { ok: true, value: route.body.fromBytes(req.body) }
  const parsed = route.body.schema.safeParse(req.body ?? {})
  return parsed.success ? { ok: true, value: parsed.data } : refusalOf(parsed.error)
}

/** Repeated or nested query parameters are no part of this API: only plain single values are seen. */
function singleQuery(req: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(req.query).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  )
}

async function sendAnswer(res: Response, answer: Answer): Promise<void> {
  // Records are personal: no cache on the way may keep them unless the answer says so itself.
  res
    .status(answer.status)
    .set("cache-control", "no-store")
    .set({ ...answer.headers })
  for (const cookie of answer.cookies ?? []) res.append("set-cookie", cookie)
  if (answer.write) await answer.write(res)
  else if (answer.bytes) res.end(answer.bytes)
  else if (answer.json !== undefined) res.json(answer.json)
  else res.end()
}
