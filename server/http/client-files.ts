import { readFile } from "node:fs/promises"
import { join } from "node:path"
import express, { Router, type Request, type RequestHandler } from "express"
import { nonceOf } from "./app-security.ts"

const NONCE_PLACEHOLDER = "__CSP_NONCE__"

/** The built client: hashed assets for ever, index.html for every page, never cached and with this response's nonce. */
export function clientFiles(clientDir: string): Router {
  const router = Router()
  router.use("/assets", express.static(join(clientDir, "assets"), { immutable: true, maxAge: "365d", index: false }))
  // As a file it would go out without a nonce.
  router.get("/index.html", (_req, res) => res.redirect("/"))
  router.use(express.static(clientDir, { maxAge: "1h", index: false, redirect: false }))
  router.use(pages(join(clientDir, "index.html")))
  return router
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
