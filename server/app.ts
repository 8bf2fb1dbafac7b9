// The HTTP side as a whole: the same in production and in tests. Sockets are attached beside it by `main`.
import express, { type Express } from "express"
import { sql } from "kysely"
import { refused } from "./errors.ts"
import type { AppDeps } from "./http/app-deps.ts"
import { checkOrigin, permissionsPolicy, securityHeaders, setNonce } from "./http/app-security.ts"
import { clientFiles } from "./http/client-files.ts"
import { openApiRoute } from "./http/openapi.ts"
import { errorHandler, sendRefusal } from "./http/refusal.ts"
import { requestLog } from "./http/request-log.ts"
import { createRouter } from "./http/router.ts"
import { ROUTES } from "./http/routes.ts"

export function createApp(deps: AppDeps): Express {
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", deps.config.trustProxy)
  app.set("query parser", "simple")
  app.use(requestLog(deps.log, deps.now, deps.newId), setNonce, securityHeaders(deps.config.secure), permissionsPolicy)
  app.use(checkOrigin(deps.config))

  app.get("/healthz", async (_req, res) => {
    await sql`select 1`.execute(deps.store.db)
    res.set("cache-control", "no-store").json({ status: "ok" })
  })
  app.use(createRouter(deps, [...ROUTES, openApiRoute(ROUTES)]))
  app.use(["/api", "/live"], (_req, res) => sendRefusal(res, refused("notFound")))
  if (deps.clientDir !== null) app.use(clientFiles(deps.clientDir))
  app.use((_req, res) => sendRefusal(res, refused("notFound")))
  app.use(errorHandler(deps.log))
  return app
}
