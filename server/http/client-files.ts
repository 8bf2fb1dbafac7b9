import { readFile } from "node:fs/promises"
import { join } from "node:path"
import express, { Router, type Request, type RequestHandler, type Response } from "express"
import { nonceOf } from "./app-security.ts"

const NONCE_PLACEHOLDER = "__CSP_NONCE__"

/** The service worker's address never changes, as browsers want it. */
const WORKER = "service-worker.js"

/** The built client: hashed assets for ever, index.html for every page, never cached and with this response's nonce. */
export function clientFiles(clientDir: string): Router {
  const router = Router()
  router.use("/assets", express.static(join(clientDir, "assets"), { immutable: true, maxAge: "365d", index: false }))
  // As a file it would go out without a nonce.
  router.get("/index.html", (_req, res) => res.redirect("/"))
  router.use(
    express.static(clientDir, { maxAge: "1h", index: false, redirect: false, setHeaders: freshWorker(clientDir) }),
  )
  router.use(pages(join(clientDir, "index.html")))
  return router
}

/** A kept old worker would keep an old program: browsers ask for it anew each time. It may serve every page. */
function freshWorker(clientDir: string): (res: Response, path: string) => void {
  const worker = join(clientDir, WORKER)
  return (res, path) => {
    if (path !== worker) return
    res.setHeader("cache-control", "no-cache")
    res.setHeader("service-worker-allowed", "/")
  }
}

/** Read anew for every page: it is one small file, and a build beside a running server is then seen at once. */
function pages(indexFile: string): RequestHandler {
  return async (req, res, next) => {
    if (!isPage(req)) return next()
    const html = await readFile(indexFile, "utf8")
    res.locals["route"] = "page"
    res
      .set("cache-control", "no-store")
      .type("html")
      .send(html.replaceAll(NONCE_PLACEHOLDER, nonceOf(res)))
  }
}

/** A missing asset must stay missing: HTML in its place would break the page in ways nobody can read. */
function isPage(req: Request): boolean {
  return (
    (req.method === "GET" || req.method === "HEAD") &&
    !/^\/(api|live|assets)(\/|$)/.test(req.path) &&
    !/\.\w+$/.test(req.path)
  )
}
