import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ROUTES } from "../../server/http/routes.ts"
import { apiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let clientDir: string
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), "hanjari-client-"))
  await mkdir(join(clientDir, "assets"))
  await writeFile(join(clientDir, "index.html"), `<meta nonce="__CSP_NONCE__"><script src="/assets/a.js"></script>`)
  await writeFile(join(clientDir, "assets", "a-1.js"), "export {}")
  await writeFile(join(clientDir, "service-worker.js"), "self")
  server = await startHttpServer({ clientDir, limits: { writesPerMinute: 5, bodyBytes: 2000, signInsPerMinute: 40 } })
})
afterAll(async () => {
  await server.close()
  await rm(clientDir, { recursive: true })
})

describe("pages", () => {
  it("[HT7] every page carries a strict policy with a nonce of its own", async () => {
    const nobody = apiPerson(server.url)
    const nonces = new Set<string>()
    for (const path of ["/", "/i/token", "/meetings/1"]) {
      const page = await nobody.call<string>("GET", path)
      expect(page.status).toBe(200)
      expect(page.headers.get("cache-control")).toBe("no-store")
      const policy = page.headers.get("content-security-policy") ?? ""
      const nonce = /style-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? ""
      expect(policy).toBe(
        `default-src 'self';script-src 'self';connect-src 'self';style-src 'self' 'nonce-${nonce}';img-src 'self' blob: data:;object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'`,
      )
      expect(page.body).toContain(`nonce="${nonce}"`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  it("[OF9] the worker is asked for anew each time, may serve every page, and the page it keeps sets no cookie", async () => {
    const nobody = apiPerson(server.url)
    const worker = await nobody.call("GET", "/service-worker.js")
    expect(worker.headers.get("cache-control")).toBe("no-cache")
    expect(worker.headers.get("service-worker-allowed")).toBe("/")
    expect(worker.headers.get("content-type")).toMatch(/^text\/javascript/)
    expect((await nobody.call("GET", "/")).headers.get("set-cookie")).toBeNull()
  })

  it("[HT7] hashed assets are kept for ever; missing ones and unknown calls are never a page", async () => {
    const nobody = apiPerson(server.url)
    const asset = await nobody.call("GET", "/assets/a-1.js")
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
    for (const path of ["/assets/gone.js", "/api/unknown", "/live/1", "/robots.txt"]) {
      const answer = await nobody.call("GET", path)
      expect(answer.status, path).toBe(404)
      expect(answer.body.error.code, path).toBe("notFound")
    }
  })
})

describe("the API as a whole", () => {
  it("[HT8] every answer names its request; a refusal repeats the name", async () => {
    const nobody = apiPerson(server.url)
    const answer = await nobody.call("GET", "/api/me", { headers: { "x-request-id": "from-proxy-1" } })
    expect(answer.headers.get("x-request-id")).toBe("from-proxy-1")
    expect(answer.body).toEqual({ error: { code: "signInRequired", requestId: "from-proxy-1" } })
    const odd = await nobody.call("GET", "/healthz", { headers: { "x-request-id": "<odd>" } })
    expect(odd.status).toBe(200)
    expect(odd.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/)
  })

  it("[HT3] broken and oversized bodies are refused, and never read for a stranger", async () => {
    const member = await server.person("secretary")
    const send = (cookie: string, body: string) =>
      fetch(`${server.url}/api/meetings`, {
        method: "POST",
        body,
        headers: { cookie, "content-type": "application/json" },
      })
    expect((await send(member.cookie, "{oops")).status).toBe(400)
    expect((await send(member.cookie, JSON.stringify({ title: "가".repeat(2000) }))).status).toBe(413)
    expect((await send("", "{oops")).status).toBe(401)
  })

  it("[HT9] one person's writes are limited; others and reads go on", async () => {
    const [busy, calm] = [await server.person("member"), await server.person("member", 1)]
    const write = (person: typeof busy) =>
      person.call("PATCH", "/api/threads/sample-1-1-2", { body: { resolved: false } })
    const statuses: number[] = []
    for (let round = 0; round < 7; round++) statuses.push((await write(busy)).status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(5)
    expect(statuses.at(-1)).toBe(429)
    expect((await write(calm)).status).toBe(200)
    expect((await busy.call("GET", "/api/me")).status).toBe(200)
    server.advance(60_000)
    expect((await write(busy)).status).toBe(200)
  })

  it("[HT9] invitation requests from one address are limited", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async () => (await apiPerson(server.url).call("GET", "/api/invitations/x")).status),
    )
    expect(statuses).toContain(429)
  })

  it("[HT10] openapi.json describes every route", async () => {
    server.advance(60_000)
    const { body } = await apiPerson(server.url).call<{ paths: Record<string, Record<string, unknown>> }>(
      "GET",
      "/api/openapi.json",
    )
    for (const { method, path } of ROUTES) {
      expect(body.paths[path.replaceAll(/:(\w+)/g, "{$1}")]?.[method], `${method} ${path}`).toBeDefined()
    }
    expect(JSON.stringify(body)).toContain("cannotFinalize")
  })
})
